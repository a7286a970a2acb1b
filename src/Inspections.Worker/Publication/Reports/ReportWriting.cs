using Inspections.Core.Directories;
using Inspections.Worker.Publication.Pages;

namespace Inspections.Worker.Publication.Reports;

/// <summary>Puts figures into tables and into the sentences of an annual report. People are never ranked: no table has inspectors.</summary>
/// <param name="f">The figures.</param>
/// <param name="language">The language of the report.</param>
internal sealed class ReportWriting(PeriodFigures f, Language language)
{
    private readonly IReadOnlyList<CrossSum> _sums = CrossSum.Of(f);

    public static Report Of(PeriodFigures figures, Language language = Language.Chinese) => new ReportWriting(figures, language).Write();

    private Report Write() => new(
        Say(ReportTexts.Title(f.Period)),
        Say(ReportTexts.Source(f)),
        language,
        [.. Paragraphs().Select(Say)],
        [Sectors(), Results(), Burden(), Sums()],
        _sums.All(s => s.Holds));

    private IEnumerable<Text> Paragraphs()
    {
        yield return ReportTexts.Draws(f);
        yield return ReportTexts.Coverage(f);
        yield return ReportTexts.Found(f);
        yield return ReportTexts.Visited(f);
        if (f.NeverDrawn.Count > 0)
        {
            yield return ReportTexts.NeverDrawn(f);
        }

        if (f.KeptBack > 0)
        {
            yield return ReportTexts.KeptBack(f);
        }

        if (_sums.Count(s => !s.Holds) is > 0 and int differ)
        {
            yield return ReportTexts.SumsThatDiffer(differ);
        }
    }

    private ReportTable Sectors() => new(
        Say(ReportTexts.Sectors),
        "",
        [.. ReportTexts.SectorColumns.Select(Say)],
        [.. f.Sectors.Select(s => (IReadOnlyList<object>)[
            s.Name, s.Frame, s.Needed, s.Covered, ReportTexts.Percent(s.Covered, s.Frame), (long)s.RoundsRequired, (long)s.Rounds, (long)s.Drawn,
            (long)s.Published, (long)s.Outstanding, (long)s.Inspected, (long)s.Corrected, (long)s.Withdrawn, (long)s.Voided, (long)s.Substituted, (long)s.Late]),
            [Say(ReportTexts.Total), "", "", f.Sectors.Sum(s => s.Covered), "", "", (long)f.Sectors.Sum(s => s.Rounds), (long)f.Sectors.Sum(s => s.Drawn),
            (long)f.Sectors.Sum(s => s.Published), (long)f.Sectors.Sum(s => s.Outstanding), (long)f.Sectors.Sum(s => s.Inspected), (long)f.Sectors.Sum(s => s.Corrected),
            (long)f.Sectors.Sum(s => s.Withdrawn), (long)f.Sectors.Sum(s => s.Voided), (long)f.Sectors.Sum(s => s.Substituted), (long)f.Sectors.Sum(s => s.Late)]]);

    private ReportTable Results() => new(
        Say(ReportTexts.Results),
        Say(ReportTexts.ResultsNote),
        [Say(ReportTexts.Results), .. f.Sectors.Select(s => s.Name), Say(ReportTexts.Total)],
        [.. ResultCategory.All.Select(c => (IReadOnlyList<object>)[
            Say(SiteWords.Of(c)), .. f.Sectors.Select(s => (object)(long)s.Categories.GetValueOrDefault(c)), (long)f.Sectors.Sum(s => s.Categories.GetValueOrDefault(c))])]);

    private ReportTable Burden() => new(
        Say(ReportTexts.Burden),
        Say(ReportTexts.BurdenNote),
        [Say(ReportTexts.Visits), Say(ReportTexts.Firms)],
        [.. f.Visits.Values.GroupBy(v => v).OrderBy(g => g.Key).Select(g => (IReadOnlyList<object>)[Say(ReportTexts.Times(g.Key)), (long)g.Count()])]);

    private ReportTable Sums() => new(
        Say(ReportTexts.Sums),
        "",
        [.. ReportTexts.SumColumns.Select(Say)],
        [.. _sums.Select(s => (IReadOnlyList<object>)[s.Subject, Say(s.Left), s.LeftValue, Say(s.Right), s.RightValue, Say(s.Holds ? ReportTexts.Yes : ReportTexts.No)])]);

    private string Say(Text text) => text.In(language);
}
