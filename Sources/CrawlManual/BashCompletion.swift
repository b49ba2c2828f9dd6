import CrawlArguments

/// The completion of bash, without the package bash-completion.
enum BashCompletion {
    static var script: String {
        """
        # Completion of crawl for bash: source <(crawl completions bash)
        _crawl() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
            local verb=run part words=() files=
            # What follows an equals sign is a word of its own.
            if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
            fi
            for part in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                case $part in
                \(verbs.joined(separator: "|"))) verb=$part; break ;;
                esac
            done
            COMPREPLY=()
            case $before in
        \(values.joined(separator: "\n"))
            *)
                if [[ $word == -* ]]; then
                    case $verb in
        \(options.joined(separator: "\n"))
                    esac
                elif ((COMP_CWORD == 1)); then
                    words=(\(verbs.joined(separator: " ")))
                else
                    case $verb in
                    completions) words=(\(shells)) ;;
                    help) words=(all \(verbs.joined(separator: " "))) ;;
        \(orders.joined(separator: "\n"))
                    *) files=1 ;;
                    esac
                fi ;;
            esac
            if [[ $files ]]; then
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$word")
            else
                mapfile -t COMPREPLY < <(compgen -W "${words[*]}" -- "$word")
            fi
        }
        complete -F _crawl crawl

        """
    }

    private static let verbs = Verb.allCases.map(\.rawValue)
    private static let shells = Completions.allCases.map(\.rawValue).joined(separator: " ")

    /// The first word after a command that has orders.
    private static var orders: [String] {
        Verb.allCases.filter { !$0.orders.isEmpty }.map { verb in
            let words = verb.orderWords.joined(separator: " ")
            let name = verb.rawValue
            return "            \(name)) ((COMP_CWORD == 2)) && words=(\(words)) || files=1 ;;"
        }
    }

    private static var values: [String] {
        Option.table.compactMap { option in
            let names = (["--\(option.name)"] + (option.alias.map { ["-\($0)"] } ?? []))
                .joined(separator: "|")
            switch Completions.value(of: option) {
            case .none: return nil
            case .words(let words):
                return "    \(names)) words=(\(words.joined(separator: " "))) ;;"
            case .file: return "    \(names)) files=1 ;;"
            case .other: return "    \(names)) ;;"
            }
        }
    }

    private static var options: [String] {
        Verb.allCases.map { verb in
            let names = Completions.options(of: verb).flatMap(Completions.spellings)
            return "            \(verb.rawValue)) words=(\(names.joined(separator: " "))) ;;"
        }
    }
}
