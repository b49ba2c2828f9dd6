/// How the report looks: on light and dark screens, wide and narrow ones, and on paper.
enum AuditStyle {
    static let sheet: Markup = "\(colours)\(frame)\(charts)\(tables)\(narrow)"

    private static let colours: Markup = """
        :root {
          --ground: #f6f5f1; --card: #ffffff; --ink: #1c1b18; --soft: #6a675f; --line: #e5e2da;
          --plain: #3b6fd4; --good: #2f8f6b; --redirect: #c08a1e; --missing: #d9604c;
          --broken: #8c3a63; --none: #8f8b81; --track: #efede7; --link: #2a5bb8; --on: #ffffff;
          --shade: 0 1px 2px rgb(28 27 24 / .06), 0 4px 16px rgb(28 27 24 / .05);
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #131311; --card: #1d1c1a; --ink: #ece9e2; --soft: #a29e94; --line: #33312c;
            --plain: #6f9bf0; --good: #4fb68e; --redirect: #e2b04a; --missing: #ec7f6c;
            --broken: #c772a0; --none: #7d7a72; --track: #2a2926; --link: #93b4f5; --on: #131311;
            --shade: none;
          }
        }

        """

    private static let frame: Markup = """
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; scroll-padding-top: 3.5rem; }
        body {
          margin: 0 auto; max-width: 76rem; padding: 0 1.5rem; background: var(--ground);
          color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue",
          Arial, sans-serif; font-variant-numeric: tabular-nums;
        }
        header { padding: 2.75rem 0 .5rem; }
        h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2.25rem); line-height: 1.2;
          letter-spacing: -.02em; overflow-wrap: anywhere; }
        h2 { margin: 2.5rem 0 1rem; font-size: 1.25rem; letter-spacing: -.01em; }
        h3 { margin: 0 0 .75rem; font-size: 1rem; }
        header p { margin: .6rem 0 0; color: var(--soft); overflow-wrap: anywhere; }
        a { color: var(--link); text-decoration: none; }
        a:hover { text-decoration: underline; }
        small, .note, .none, .more { color: var(--soft); }
        .note, p.none { margin: 0 0 .75rem; }
        .chart + .note { margin: .5rem 0 0; font-size: .875rem; }
        .state { padding: .1rem .6rem; border-radius: 1rem; background: var(--none);
          color: var(--on); font-size: .8125rem; font-weight: 600; }
        .state.finished { background: var(--good); }
        .state.running { background: var(--plain); }
        .state.crashed { background: var(--missing); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
          gap: 1rem; margin: 1.75rem 0 0; padding: 0; list-style: none; }
        .tiles li { display: grid; padding: 1rem 1.1rem; border-radius: .75rem;
          background: var(--card); box-shadow: var(--shade); }
        .tiles strong { font-size: 1.65rem; line-height: 1.2; letter-spacing: -.02em; }
        .tiles small { min-height: 1.3em; }
        nav { position: sticky; top: 0; z-index: 1; display: flex; gap: 1.25rem; margin-top: 1.5rem;
          padding: .7rem 0; overflow-x: auto; background: var(--ground);
          border-bottom: 1px solid var(--line); white-space: nowrap; }
        nav a { color: var(--soft); font-weight: 600; }
        nav a:hover { color: var(--ink); text-decoration: none; }
        .cards { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
        .card { padding: 1.25rem 1.4rem; border-radius: .75rem; background: var(--card);
          box-shadow: var(--shade); min-width: 0; }
        .wide { grid-column: 1 / -1; }
        footer { margin: 3rem 0 2rem; color: var(--soft); font-size: .875rem; }

        """

    private static let charts: Markup = """
        svg { display: block; width: 100%; overflow: visible; }
        .good { fill: var(--good); } .redirect { fill: var(--redirect); }
        .missing { fill: var(--missing); } .broken { fill: var(--broken); }
        .plain { fill: var(--plain); } .track { fill: var(--track); }
        rect.none { fill: var(--none); }
        .chart { margin: 0; padding-left: 3.25rem; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .scale { fill: var(--soft); font-size: 11px; text-anchor: end; }
        .chart g:hover rect { opacity: .7; }
        .labels { display: flex; margin-top: .35rem; color: var(--soft); font-size: .75rem; }
        .labels span { flex: 1; text-align: center; }
        .labels.axis { justify-content: space-between; }
        .labels.axis span { flex: none; }
        .bars, .legend { margin: 0; padding: 0; list-style: none; }
        .bars li { display: grid; grid-template-columns: minmax(0, 11rem) 1fr 6.5rem; gap: .9rem;
          align-items: center; padding: .22rem 0; }
        .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .value { display: flex; justify-content: space-between; gap: .5rem; font-weight: 600; }
        .value small { font-weight: 400; }
        .ring { display: grid; grid-template-columns: 10rem 1fr; gap: 1.75rem;
          align-items: center; }
        .ring circle { fill: none; stroke-width: 13; stroke: var(--track); }
        .arc { transform: rotate(-90deg); transform-origin: 60px 60px; }
        .ring .good { stroke: var(--good); } .ring .redirect { stroke: var(--redirect); }
        .ring .missing { stroke: var(--missing); } .ring .broken { stroke: var(--broken); }
        .ring .arc.none { stroke: var(--none); }
        .sum { fill: var(--ink); font-size: 19px; font-weight: 650; text-anchor: middle; }
        .unit { fill: var(--soft); font-size: 9px; text-anchor: middle; }
        .legend li { display: grid; grid-template-columns: auto 1fr 6.5rem; gap: .6rem;
          align-items: center; padding: .3rem 0; }
        .swatch { width: .75rem; height: .75rem; border-radius: .2rem; background: var(--none); }
        .swatch.good, .tag.good { background: var(--good); }
        .swatch.redirect, .tag.redirect { background: var(--redirect); }
        .swatch.missing, .tag.missing { background: var(--missing); }
        .swatch.broken, .tag.broken { background: var(--broken); }

        """

    private static let tables: Markup = """
        .count { margin-left: .35rem; padding: .1rem .5rem; border-radius: 1rem;
          background: var(--track); color: var(--soft); font-size: .8125rem; }
        table { width: 100%; border-collapse: collapse; }
        th { padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); color: var(--soft);
          font-size: .8125rem; font-weight: 600; text-align: left; white-space: nowrap; }
        td { padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line);
          vertical-align: top; overflow-wrap: anywhere; }
        tr:last-child td { border-bottom: 0; }
        th.figure, td.figure { text-align: right; white-space: nowrap; overflow-wrap: normal; }
        td.url { min-width: 14rem; }
        td.text { min-width: 5rem; }
        .nothing { color: var(--none); }
        .tag { display: inline-block; padding: 0 .5rem; border-radius: .35rem;
          background: var(--none); color: var(--on); font-size: .8125rem; font-weight: 600;
          white-space: nowrap; }
        td ul { margin: 0; padding: 0; list-style: none; }
        td li { padding: .1rem 0; }
        td q { color: var(--soft); }
        summary { color: var(--soft); cursor: pointer; }
        details[open] > summary { margin-bottom: .4rem; }
        .more { margin: .75rem 0 0; }

        """

    private static let narrow: Markup = """
        @media (max-width: 52rem) {
          .cards { grid-template-columns: minmax(0, 1fr); }
        }
        @media (max-width: 40rem) {
          body { padding: 0 .9rem; }
          header { padding-top: 1.5rem; }
          .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .6rem; }
          .tiles li { padding: .75rem .9rem; }
          .tiles strong { font-size: 1.35rem; }
          .card { padding: 1rem; }
          .ring { grid-template-columns: 1fr; justify-items: center; }
          .ring svg { width: 10rem; }
          .legend { width: 100%; }
          .bars li { grid-template-columns: 1fr auto; gap: .1rem .75rem; }
          .bars svg { grid-column: 1 / -1; grid-row: 2; }
          .bars .value { gap: .75rem; }
          thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
            overflow: hidden; }
          table, tbody, tr, td { display: block; }
          tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
          tr:last-child { border-bottom: 0; }
          td, th.figure, td.figure { padding: .1rem 0; border: 0; text-align: left; }
          td:not(.url)::before, td.url:not(:first-child)::before { content: attr(data-heading);
            display: inline-block; width: 7rem; color: var(--soft); font-size: .8125rem; }
          td ul { margin-left: 0; }
        }
        @media print {
          nav { display: none; }
          .card, .tiles li { box-shadow: none; border: 1px solid var(--line); break-inside: avoid; }
        }
        """
}
