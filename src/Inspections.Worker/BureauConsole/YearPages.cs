using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>年末: what a year still lacks, each with the page on which it is settled, and its closing.</summary>
internal sealed class YearPages(ConsoleContext console)
{
    // A page is read by people: the first ones, and how many more.
    private const int Most = 200;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/year", Duty.Read, r => Show(r, console.Bureau.Today.Year)),
        ConsoleRoute.Get("/year/{year}", Duty.Read, r => Show(r, YearOf(r.Parts["year"]))),
        ConsoleRoute.Post("/year/close", Duty.Decide, Close),
    ];

    private ConsoleAnswer.Page Show(ConsoleRequest request, int year) => console.Bureau.Database.Read(session =>
    {
        bool isClosed = YearClosing.Closed(LedgerStore.Open(session)).Contains(year);
        ClosingGap[] gaps = isClosed ? [] : [.. YearClosing.Gaps(session, year, console.Bureau.Today).Where(Sees)];
        ClosingGap[] open = [.. YearClosing.Unfinished(session, year).Where(Sees)];
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        IReadOnlyDictionary<string, string> firms = FirmStore.Names(session, [.. gaps.Take(Most).Concat(open.Take(Most)).Select(g => g.Firm).OfType<Identifier>().Distinct()]);
        return ConsoleAnswer.Of<YearPage>(new YearView(
            console.Frame(request),
            year,
            [.. RoundStore.Years(session).OrderDescending()],
            isClosed,
            [.. gaps.Take(Most).Select(g => RowOf(g, name, firms))],
            gaps.Length,
            [.. open.Take(Most).Select(g => RowOf(g, name, firms))],
            open.Length,
            !isClosed && gaps.Length == 0 && RoleTable.Has(request.Person.Account, Duty.Decide) && request.Person.Account.Sectors.Count == 0));

        bool Sees(ClosingGap gap) => gap.Draw is not { } draw || request.Person.Account.Sees(draw.Sector);
    });

    private ConsoleAnswer Close(ConsoleRequest request)
    {
        int year = YearOf(request.Form["year"]);
        console.Authentication.Prove(request.Person, request.Proving);

        // A year is of all sectors.
        foreach (SectorCode sector in request.Person.Account.Sectors)
        {
            throw AccountRefusals.OtherSector.Error(request.Person.Account.Staff, $"≠ {sector}");
        }

        console.Bureau.Write(session =>
        {
            if (RoundStore.OfYear(session, year).Count == 0 || YearClosing.Gaps(session, year, console.Bureau.Today).Count > 0)
            {
                throw YearPageRefusals.NotComplete.Error(year);
            }

            if (!YearClosing.Closed(LedgerStore.Open(session)).Contains(year))
            {
                YearClosing.Close(session, console.Bureau, year);
                ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "year.close", year.ToString(CultureInfo.InvariantCulture)));
            }
        });
        return new ConsoleAnswer.GoTo($"/year/{year.ToString(CultureInfo.InvariantCulture)}", ConsoleNotice.YearClosed, IsPublished: true);
    }

    // Who reads it knows rounds and firms by their names.
    private static YearGapRow RowOf(ClosingGap gap, Func<DrawId, string> name, IReadOnlyDictionary<string, string> firms)
    {
        Text says = gap.Says;
        says = gap.Draw is { } draw ? Named(says, $"{draw}", name(draw)) : says;
        says = gap.Firm is { } firm && firms.TryGetValue($"{firm}", out string? called) ? Named(says, $"{firm}", $"{called} {firm}") : says;
        return new YearGapRow(says, gap.Draw is { } of ? $"/rounds/{of}" : null);
    }

    private static Text Named(Text says, string id, string name) => new(says.Zh.Replace(id, name, StringComparison.Ordinal), says.En.Replace(id, name, StringComparison.Ordinal));

    /// <summary>The year that an address names.</summary>
    /// <exception cref="UserErrorException">It names none.</exception>
    public static int YearOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 2000 and <= 2999 ? year : throw YearPageRefusals.NoYear.Error(Printable.Shorten(text));
}
