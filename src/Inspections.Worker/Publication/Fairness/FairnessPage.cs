using Inspections.Core.Statistics;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>A fairness report as one page that needs nothing besides itself: no script, no other file.</summary>
/// <param name="study">What it reports.</param>
/// <param name="language">The language that it speaks.</param>
internal sealed class FairnessPage(FairnessStudy study, Language language)
{
    private const string Style = """
        body { margin: 0; font: 16px/1.65 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2733; background: #f6f7f9; }
        main { max-width: 46rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; background: #fff; }
        h1 { font-size: 1.4rem; border-bottom: 3px solid #b5232a; padding-bottom: .5rem; }
        h2 { font-size: 1.15rem; margin-top: 2.2rem; } h3 { font-size: 1rem; margin-bottom: .3rem; overflow-wrap: anywhere; }
        small { color: #55616f; font-weight: normal; }
        .verdict { font-weight: bold; padding: .6rem .8rem; background: #e3f3e6; color: #14602a; } .verdict.bad { background: #fbe4e4; color: #8f1218; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .5rem 0; }
        th, td { border-bottom: 1px solid #d9dee5; padding: .35rem .4rem; text-align: left; vertical-align: top; }
        th { background: #eef1f5; } .n { width: 3.6rem; text-align: right; font-variant-numeric: tabular-nums; } .bar { width: 30%; } tr.of th { background: none; padding-top: .9rem; }
        svg { width: 100%; height: auto; display: block; } figure { margin: .6rem 0; max-width: 34rem; } figcaption { font-size: .85rem; color: #55616f; }
        svg text { font: 11px system-ui, "Noto Sans SC", sans-serif; fill: #3c4957; }
        rect.drawn { fill: #2f6fa8; } rect.band { fill: #b5232a; opacity: .14; } line.axis { stroke: #1d2733; } line.grid { stroke: #d9dee5; }
        line.expected { stroke: #b5232a; stroke-width: 1.5; stroke-dasharray: 5 3; } line.mark { stroke: #b5232a; stroke-width: 3; }
        polyline.curve { fill: none; stroke: #2f6fa8; stroke-width: 2.5; } circle.dot { fill: #b5232a; }
        @media print { body { background: #fff; font-size: 11pt; } main { max-width: none; padding: 0; } figure, tr, h2, h3 { break-inside: avoid; } h2, h3 { break-after: avoid; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """;

    private static readonly Text Comma = new("、", ", "), Semicolon = new("；", "; "), Colon = new("：", ": "), Stop = new("。", ". ");

    public string Write()
    {
        FairnessReport report = study.Report;
        string years = string.Join(Say(Comma), report.Years.Select(y => y.Subject.Year).Distinct().Order());
        string authorities = string.Join(Say(Comma), report.Years.Select(y => y.Authority.ToString()).Distinct(StringComparer.Ordinal));
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Say(FairnessWords.Title)} {years}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>{Say(FairnessWords.Title)}</h1>
            <p>{Html(authorities)}{Say(Comma)}{years}{Say(Colon)}{Say(FairnessWords.Scope(study))}{Say(Stop)}{Say(FairnessWords.Verified)}</p>
            {NotCounted()}
            <p class="verdict{(study.IsClean ? "" : " bad")}">{Say(FairnessWords.Conclusion(study))}</p>
            {Conspicuous(report)}
            <h2>{Say(FairnessWords.Chances)}</h2>
            <p>{Say(FairnessWords.ChancesMean)}</p>
            <table><thead><tr><th>{Say(FairnessWords.Stratum)}</th><th class="n">{Say(FairnessWords.Firms)}</th><th class="n">{Say(FairnessWords.Chance)}</th><th class="n">{Say(FairnessWords.Drawn)}</th></tr></thead><tbody>
            {string.Concat(report.Years.Select(Chances))}</tbody></table>
            <h2>{Say(FairnessWords.Groups)}</h2>
            <p>{Say(FairnessWords.GroupsMean)}</p>
            {string.Concat(report.Groups.Select(Groups))}
            {(study.Options.Directory is null ? $"<p>{Say(FairnessWords.NoDirectory)}</p>" : "")}
            <h2>{Say(FairnessWords.Tickets)}</h2>
            <figure>{TicketPlot.Draw(study.Draws, language)}
            <figcaption>{Say(FairnessWords.TicketsMean)}</figcaption></figure>
            <table><thead><tr><th>{Say(FairnessWords.Draw)}</th><th class="n">{Say(FairnessWords.TicketCount)}</th><th>{Say(FairnessWords.Tests)}</th></tr></thead><tbody>
            {string.Concat(report.Tickets.Select(t => $"<tr><td>{Html(t.Draw.Id.ToString())}</td><td class=\"n\">{t.Draw.Frame.Count}</td><td>{Say(FairnessWords.Of(t.Spread))}<br>{Say(FairnessWords.Of(t.FirstBits))}</td></tr>\n"))}</tbody></table>
            <h2>{Say(FairnessWords.Power)}</h2>
            <p>{Say(FairnessWords.PowerMeans)}</p>
            {string.Concat(report.Years.Select(Power))}
            <h2>{Say(FairnessWords.NotProvedTitle)}</h2>
            <ul>
            {string.Concat(FairnessWords.NotProved.Select(w => $"<li>{Say(w)}</li>\n"))}</ul>
            </main>
            </body>
            </html>

            """;
    }

    private string NotCounted() => study.Others.Count == 0 ? "" :
        $"<p>{Say(FairnessWords.NotCounted)}{Say(Colon)}{string.Join(Say(Semicolon), study.Others.Select(o => $"{o.Draw} {Say(FairnessWords.Of(o.Reason))}"))}</p>";

    private string Conspicuous(FairnessReport report)
    {
        Text[] items = [.. report.Conspicuous.Select(FairnessWords.Conspicuous), .. report.Years.Where(y => y.Unexplained.Count > 0).Select(FairnessWords.Unexplained)];
        return items.Length == 0 ? "" : $"<ul>{string.Concat(items.Select(i => $"<li>{Say(i)}</li>"))}</ul>";
    }

    private string Chances(YearFairness year)
    {
        string rows = string.Concat(ChanceClass.Of(year).Select(c =>
            $"<tr><td>{Html(c.Stratum)} <small>≥ {Html(c.Rate)}</small>{(c.IsBelowRate ? $"<br>{Say(FairnessWords.BelowRate)}{Say(Colon)}{Say(c.Explanation)}" : "")}</td><td class=\"n\">{c.Firms}</td><td class=\"n\">{Html(FairnessWords.Of(c.Chance)).Replace(" = ", "<br>", StringComparison.Ordinal)}</td><td class=\"n\">{c.Drawn}</td></tr>\n"));
        return $"""
            <tr class="of"><th colspan="4">{Html(year.Subject.ToString())} <small>{Html(year.Authority.ToString())}{Say(Semicolon)}{Say(FairnessWords.RoundsOf(year))}{Say(Semicolon)}{Say(FairnessWords.Floor)} {Html(year.Floor.ToString())}</small></th></tr>
            {rows}
            """;
    }

    private string Groups(GroupFairness group)
    {
        double highest = group.Comparison.Cells.Max(c => double.Max(c.Expected, c.Drawn)) * 1.05;
        string rows = string.Concat(group.Comparison.Cells.Select(c =>
            $"<tr><td>{Say(FairnessWords.Of(c))}</td><td class=\"n\">{FairnessWords.Number(c.Expected)}</td><td class=\"n\">{c.Drawn}</td><td class=\"bar\">{Bar(c, double.Max(highest, 1))}</td></tr>\n"));
        return $"""
            <h3>{Say(FairnessWords.Of(group.Grouping))}</h3>
            <p>{Say(FairnessWords.Of(group.Comparison.Outcome))}</p>
            <table><thead><tr><th>{Say(FairnessWords.Group)}</th><th class="n">{Say(FairnessWords.Expected)}</th><th class="n">{Say(FairnessWords.Drawn)}</th><th class="bar"></th></tr></thead><tbody>
            {rows}</tbody></table>

            """;
    }

    private string Bar(GroupCell cell, double highest) => Svg.Picture(
        120,
        18,
        FairnessWords.Bar(cell).In(language),
        Svg.Rectangle(0, 3, 120 * cell.Drawn / highest, 12, "drawn") + Svg.Line(120 * cell.Expected / highest, 0, 120 * cell.Expected / highest, 18, "mark"));

    private string Power(YearFairness year)
    {
        string lines = string.Concat(FairnessWords.PowersOf(year).Where(p => p.Power.Firms > 0).Select(p =>
            $"<p><b>{Say(p.Name)}</b>{Say(Colon)}{Say(FairnessWords.Of(p.Power, study.Options))}</p>"));
        return $"<h3>{Html(year.Subject.ToString())} <small>{Html(year.Authority.ToString())}</small></h3>{lines}{(year.Power.Firms == 0 ? "" : $"<figure>{PowerPlot.Draw(year.Power, study.Options, language)}</figure>")}\n";
    }

    private string Say(Text text) => Html(text.In(language));

    private static string Html(string text) => Svg.Html(text);
}
