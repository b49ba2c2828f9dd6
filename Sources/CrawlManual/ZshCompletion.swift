import CrawlArguments

/// The completion of zsh, for a file `_crawl` in its `fpath`, or to be sourced.
enum ZshCompletion {
    static var script: String {
        """
        #compdef crawl
        # Completion of crawl for zsh: source <(crawl completions zsh), after compinit
        _crawl() {
            local verb=run part
            for part in ${words[2,CURRENT-1]}; do
                case $part in
                (\(Verb.allCases.map(\.rawValue).joined(separator: "|"))) verb=$part; break ;;
                esac
            done
            local -a commands=(
        \(commands.joined(separator: "\n"))
            )
            case $verb in
        \(options.joined(separator: "\n"))
            esac
        }
        if [[ $funcstack[1] == _crawl ]]; then _crawl "$@"; else compdef _crawl crawl; fi

        """
    }

    private static var commands: [String] {
        Completions.commands.map { "        \(quoted("\($0.rawValue):\($1)"))" }
    }

    private static var options: [String] {
        Verb.allCases.map { verb in
            let specifications = Completions.options(of: verb).flatMap { specification($0, verb) }
            let lines = (["_arguments -s"] + specifications + operands(of: verb))
                .joined(separator: " \\\n            ")
            return "    (\(verb.rawValue)) \(lines) ;;"
        }
    }

    private static func operands(of verb: Verb) -> [String] {
        let command = "'1: :{_describe command commands}'"
        switch verb {
        case .run: return [command, "'*: :_urls'"]
        case .completions:
            return [
                command,
                "'2:shell:(\(Completions.allCases.map(\.rawValue).joined(separator: " ")))'",
            ]
        case .help: return [command, "'2: :{_describe command commands}'"]
        case let verb where !verb.orders.isEmpty:
            let words = verb.orderWords.joined(separator: " ")
            return [command, "'2:order:(\(words))'", "'*:file:_files'"]
        default: return [command] + (verb.takesCrawl ? ["'*:file:_files'"] : [])
        }
    }

    /// `'(-d --depth)'{-d,--depth=}'[help]:N:( )'`.
    private static func specification(_ option: Option, _ verb: Verb) -> [String] {
        let help = "[\(escaped(option.meaning(to: verb)))]"
        let mark = option.takesValue ? "=" : ""
        let again = option.isRepeatable ? "*" : ""
        var names = ["--\(option.name)\(mark)"]
        if let alias = option.alias { names.append("-\(alias)\(option.takesValue ? "+" : "")") }
        if option.isNegatable { names.append("--no-\(option.name)") }
        return names.map { quoted(again + $0 + help + action(option)) }
    }

    private static func action(_ option: Option) -> String {
        let name = escaped(option.valueName ?? "")
        switch Completions.value(of: option) {
        case .none: return ""
        case .words(let words): return ":\(name):(\(words.joined(separator: " ")))"
        case .file: return ":\(name):_files"
        case .other: return ":\(name): "
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("[", with: "\\[")
            .replacing("]", with: "\\]").replacing(":", with: "\\:")
    }

    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("'", with: #"'\''"#))'"
    }
}
