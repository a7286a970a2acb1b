using Inspections.Core.Statistics;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>A fairness report as one page that needs nothing besides itself: no script, no other file.</summary>
internal static class FairnessPage
{
    private const string Style = """
        body { margin: 0; font: 16px/1.65 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2733; background: #f6f7f9; }
        main { max-width: 46rem; margin: 0 auto; padding: 1.2rem 1rem 3rem; background: #fff; }
        h1 { font-size: 1.4rem; border-bottom: 3px solid #b5232a; padding-bottom: .5rem; }
        h2 { font-size: 1.15rem; margin-top: 2.2rem; } h3 { font-size: 1rem; margin-bottom: .3rem; overflow-wrap: anywhere; }
        small, [lang=en] { color: #55616f; font-weight: normal; }
        p[lang=en], li [lang=en] { font-size: .9rem; display: block; margin-top: -.6rem; } li [lang=en] { margin-top: 0; }
        .verdict { font-weight: bold; padding: .6rem .8rem; background: #e3f3e6; color: #14602a; } .verdict.bad { background: #fbe4e4; color: #8f1218; }
        .verdict span { display: block; font-weight: normal; color: inherit; }
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

    public static string Write(FairnessStudy study)
    {
        FairnessReport report = study.Report;
        string years = string.Join("；", report.Years.Select(y => y.Subject.Year).Distinct().Order());
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>抽取公平性报告 {years}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>抽取公平性报告 <small lang="en">Fairness report</small></h1>
            <p>{Html(string.Join("、", report.Years.Select(y => y.Authority.ToString()).Distinct(StringComparer.Ordinal)))}，{years} 年，{study.Draws.Count()} 次抽取 <span lang="en">draws</span>，{study.Draws.Sum(d => d.Drawn.Count)} 家次抽中 <span lang="en">firms drawn</span>。公示文件均已核验。 <span lang="en">The published files were verified first.</span></p>
            {NotCounted(study)}
            <p class="verdict{(study.IsClean ? "" : " bad")}">{Html(FairnessWords.Conclusion(study).Zh)}<span lang="en">{Html(FairnessWords.Conclusion(study).En)}</span></p>
            {Conspicuous(report)}
            <h2>全年被抽中的机会 <small lang="en">Each firm's chance over the year</small></h2>
            <p>按各批次公开的名录和抽取数精确计算：至少被抽中一次的机会。</p>
            <p lang="en">Exact, from the published lists and numbers of every round: the chance to be drawn at least once.</p>
            <table><thead><tr><th>分层和年度比例<br><small lang="en">stratum and its yearly rate</small></th><th class="n">企业<br><small lang="en">firms</small></th><th class="n">机会<br><small lang="en">chance</small></th><th class="n">抽中<br><small lang="en">drawn</small></th></tr></thead><tbody>
            {string.Concat(report.Years.Select(Chances))}</tbody></table>
            <h2>抽中数与应有数 <small lang="en">Drawn against expected</small></h2>
            <p>蓝条为抽中数，红线为应有数。</p>
            <p lang="en">The blue bar is what was drawn, the red mark what was to be expected.</p>
            {string.Concat(report.Groups.Select(Groups))}
            {(study.Options.Directory is null ? "<p>未提供企业名录，不能按地区和成立年代比较。 <span lang=\"en\">Without a firm list there is no comparison by district and decade.</span></p>" : "")}
            <h2>票号是否均匀 <small lang="en">Are the tickets even</small></h2>
            <figure>{TicketPlot.Draw(study.Draws)}
            <figcaption>全部票号分为二十等份；虚线为应有高度，均匀时约每二十根中有一根在浅色带之外。 <span lang="en">All tickets in twenty equal parts; the dashed line is the height to expect; of even tickets about one bar in twenty lies outside the light band.</span></figcaption></figure>
            <table><thead><tr><th>抽取<br><small lang="en">draw</small></th><th class="n">票号数<br><small lang="en">tickets</small></th><th>检验<br><small lang="en">tests</small></th></tr></thead><tbody>
            {string.Concat(report.Tickets.Select(t => $"<tr><td>{Html(t.Draw.Id.ToString())}</td><td class=\"n\">{t.Draw.Frame.Count}</td><td>{Html(FairnessWords.Of(t.Spread))}<br>{Html(FairnessWords.Of(t.FirstBits))}</td></tr>\n"))}</tbody></table>
            <h2>样本能发现什么 <small lang="en">What the sample can find</small></h2>
            <p>曲线：若有这么多企业违规，至少抽到一家的机会；红点为假定的比例，虚线为希望达到的机会。</p>
            <p lang="en">The curve: if so many firms violate, the chance to draw at least one; the red dot is the share supposed, the dashed line the chance wanted.</p>
            {string.Concat(report.Years.Select(y => Power(y, study.Options)))}
            <h2>本报告不能证明什么 <small lang="en">What this does not prove</small></h2>
            <ul>
            {string.Concat(FairnessWords.NotProved.Select(w => $"<li>{Html(w.Zh)} <span lang=\"en\">{Html(w.En)}</span></li>\n"))}</ul>
            </main>
            </body>
            </html>

            """;
    }

    private static string NotCounted(FairnessStudy study) => study.Others.Count == 0 ? "" :
        $"<p>未计入 <span lang=\"en\">not counted</span>：{Html(string.Join("；", study.Others.Select(o => $"{o.Draw} {FairnessWords.Of(o.Reason)}")))}</p>";

    private static string Conspicuous(FairnessReport report)
    {
        string[] items =
        [
            .. report.Conspicuous.Select(t => $"{t.Subject}：{FairnessWords.Of(t.Outcome)}，校正后 adjusted p {FairnessWords.P(t.Adjusted)}"),
            .. report.Years.Where(y => y.Unexplained.Count > 0).Select(y => $"{y.Subject}：{y.Unexplained.Count} 家企业的机会低于比例而未说明原因 firms below their rate without a stated reason"),
        ];
        return items.Length == 0 ? "" : $"<ul>{string.Concat(items.Select(i => $"<li>{Html(i)}</li>"))}</ul>";
    }

    private static string Chances(YearFairness year)
    {
        string rows = string.Concat(ChanceClass.Of(year).Select(c =>
            $"<tr><td>{Html(c.Stratum)} <small>≥ {Html(c.Rate)}</small>{(c.IsBelowRate ? $"<br>低于比例 <small lang=\"en\">below the rate</small>：{Html(c.Explanation)}" : "")}</td><td class=\"n\">{c.Firms}</td><td class=\"n\">{Html(FairnessWords.Of(c.Chance)).Replace(" = ", "<br>", StringComparison.Ordinal)}</td><td class=\"n\">{c.Drawn}</td></tr>\n"));
        return $"""
            <tr class="of"><th colspan="4">{Html(year.Subject.ToString())} <small>{Html(year.Authority.ToString())}；{Html(FairnessWords.RoundsOf(year))}；底线 floor {Html(year.Floor.ToString())}</small></th></tr>
            {rows}
            """;
    }

    private static string Groups(GroupFairness group)
    {
        double highest = group.Comparison.Cells.Max(c => double.Max(c.Expected, c.Drawn)) * 1.05;
        string rows = string.Concat(group.Comparison.Cells.Select(c =>
            $"<tr><td>{Html(FairnessWords.Of(c))}</td><td class=\"n\">{FairnessWords.Number(c.Expected)}</td><td class=\"n\">{c.Drawn}</td><td class=\"bar\">{Bar(c, double.Max(highest, 1))}</td></tr>\n"));
        return $"""
            <h3>{Html(FairnessWords.Of(group.Grouping).Zh)} <small lang="en">{Html(FairnessWords.Of(group.Grouping).En)}</small></h3>
            <p>{Html(FairnessWords.Of(group.Comparison.Outcome))}</p>
            <table><thead><tr><th>组<br><small lang="en">group</small></th><th class="n">应有<br><small lang="en">expected</small></th><th class="n">抽中<br><small lang="en">drawn</small></th><th class="bar"></th></tr></thead><tbody>
            {rows}</tbody></table>

            """;
    }

    private static string Bar(GroupCell cell, double highest) => Svg.Picture(
        120,
        18,
        $"应有 expected {FairnessWords.Number(cell.Expected)}, 抽中 drawn {cell.Drawn}",
        Svg.Rectangle(0, 3, 120 * cell.Drawn / highest, 12, "drawn") + Svg.Line(120 * cell.Expected / highest, 0, 120 * cell.Expected / highest, 18, "mark"));

    private static string Power(YearFairness year, FairnessOptions options)
    {
        string lines = string.Concat(FairnessWords.PowersOf(year).Where(p => p.Power.Firms > 0).Select(p =>
            $"<p><b>{Html(p.Name)}</b>：{Html(FairnessWords.Of(p.Power, options))}</p>"));
        return $"<h3>{Html(year.Subject.ToString())} <small>{Html(year.Authority.ToString())}</small></h3>{lines}{(year.Power.Firms == 0 ? "" : $"<figure>{PowerPlot.Draw(year.Power, options)}</figure>")}\n";
    }

    private static string Html(string text) => Svg.Html(text);
}
