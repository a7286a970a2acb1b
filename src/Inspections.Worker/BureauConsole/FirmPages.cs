using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>查企业、查人员、查事项: everything about one firm, inspector or item; nobody is ranked.</summary>
internal sealed class FirmPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/firms/{**id}", Duty.Read, Firm),
        ConsoleRoute.Get("/inspectors/{**id}", Duty.Read, Inspector),
        ConsoleRoute.Get("/items/{**id}", Duty.Read, Item),
    ];

    private ConsoleAnswer Firm(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        Identifier id = IdOf(request.Parts["id"]);
        FirmEntry entry = FirmStore.Find(session, id) ?? throw ListPageRefusals.NoEntry.Error(id);
        Firm firm = entry.Firm;
        var ledger = LedgerStore.Open(session);
        int year = console.Bureau.Today.Year;
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        Identifier inspected = firm.Owner ?? id;
        IReadOnlyList<(DrawId Draw, Identifier Firm)> drawn = [.. DrawStore.OfFirm(session, id).Where(d => request.Person.Account.Sees(d.Draw.Sector))];
        VisitBody[] visits = [.. ledger.Of<VisitBody>().Where(v => v.Firm == id || v.Firm == inspected)];
        IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
        IReadOnlyList<(Identifier Id, string Name)> projects = FirmStore.Projects(session, id);
        return ConsoleAnswer.Of<DirectoryEntryPage>(new DirectoryEntryView(
            console.Frame(request),
            firm.Name,
            [
                (ListTexts.Code, $"{id}", null),
                .. firm.Owner is { } owner ? new[] { (ListTexts.Owner, FirmStore.Names(session, [owner]).GetValueOrDefault($"{owner}", $"{owner}"), $"/firms/{owner}") } : [],
                (ListTexts.SectorsOf, string.Join('、', firm.Sectors.Select(s => sectors.GetValueOrDefault(s, $"{s}"))), null),
                (ListTexts.District, firm.District ?? "", null),
                (ListTexts.Founded, firm.Founded is { } day ? BeijingTime.Format(day) : "", null),
                (ListTexts.Risk, firm.RiskClass?.ToString() ?? "", null),
                .. entry.EndedAt is { } ended ? new (Text, string, string?)[] { (ListTexts.EndedOn, MomentText.Of(ended), null) } : [],
            ],
            [
                Cap(session, ledger, firm, inspected, year, request.Language),
                Rounds(session, ledger, drawn, name, people),
                new DirectoryTable(ListTexts.OtherVisits, [ConsoleTexts.Inspected, ListTexts.Kind], [.. visits.OrderByDescending(v => v.InspectedOn).Select(v => new[] { Cell(BeijingTime.Format(v.InspectedOn)), Cell(WordOf(v.Type)) })]),
                new DirectoryTable(
                    ListTexts.Dishonest, [ListTexts.ListName, ConsoleTexts.From, ConsoleTexts.To],
                    [.. DishonestyStore.OfFirm(session, id).Select(e => new[] { Cell(e.List), Cell(BeijingTime.Format(e.On)), Cell(e.Until is { } until ? BeijingTime.Format(until) : "") })]),
                new DirectoryTable(
                    ListTexts.Recusals(year), [ListTexts.Inspector, ListTexts.Ground],
                    [
                        .. RecusalStore.Of(session, year).Where(r => r.Firm == inspected || r.Firm == id)
                            .Select(r => new[] { new DirectoryCell($"{people.GetValueOrDefault(r.Inspector)} {r.Inspector}", $"/inspectors/{r.Inspector}"), Cell(RelationWords.Of(r.Ground)) }),
                    ]),
                new DirectoryTable(ListTexts.Projects, [ConsoleTexts.Firm], [.. projects.Select(p => new[] { new DirectoryCell(p.Name, $"/firms/{p.Id}") })]),
                Changes(session, DirectoryKinds.Firms.Name, id, request.Language),
            ],
            entry.EndedAt is null ? new DirectoryEntryPages(console).FormOf(session, request.Person, firm) : null,
            DishonestPages.FormsOf(session, request.Person, firm))
        {
            Kind = DirectoryKinds.Firms.Name,
        });
    });

    // How often this year already, of how often at most: what a draw of the sector would hold against the firm today.
    private DirectoryTable Cap(Session session, LedgerStore ledger, Firm firm, Identifier inspected, int year, Language language)
    {
        PolicyDocument? policy = PolicyStore.Find(session, ledger);
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        History history = ledger.Reading.History;
        var rows = new List<DirectoryCell[]>();
        foreach (SectorCode sector in firm.Sectors)
        {
            if (policy?.Of(sector) is { } rules)
            {
                ExclusionRule rule = history.ExclusionsFor(rules, year, console.Bureau.Today, i => i == firm.Id ? inspected : null);
                rows.Add(
                [
                    Cell(sectors.GetValueOrDefault(sector, $"{sector}")),
                    Cell(rule.InspectionsOf(firm.Id, inspected).ToString(CultureInfo.InvariantCulture)),
                    Cell(rules.Cap == 0 ? ListTexts.NoCap.In(language) : rules.Cap.ToString(CultureInfo.InvariantCulture)),
                    Cell(ListTexts.MayBe(rule.Of(firm.Id, inspected)).In(language)),
                ]);
            }
        }

        return new DirectoryTable(ListTexts.InspectedThisYear(year), [ListTexts.Sector, ListTexts.Times, ListTexts.Cap, ListTexts.MayBeDrawn], rows);
    }

    private static DirectoryTable Rounds(
        Session session, LedgerStore ledger, IReadOnlyList<(DrawId Draw, Identifier Firm)> drawn, Func<DrawId, string> name, IReadOnlyDictionary<Identifier, string> people)
    {
        var rows = new List<DirectoryCell[]>();
        foreach ((DrawId draw, Identifier firm) in drawn.OrderByDescending(d => (d.Draw.Year, d.Draw.Round)))
        {
            TeamStore teams = TeamStore.Open(ledger, draw);
            VisitDay? day = VisitDayStore.Of(session, draw).GetValueOrDefault(firm);
            SubmittedResult? result = ResultStore.OfFirm(session, draw, firm).Latest;
            rows.Add(
            [
                Cell(name(draw)),
                Cell(day is null ? "" : BeijingTime.Format(day.On)),
                Cell(string.Join('、', teams.VisitorsOf(firm).Select(i => people.GetValueOrDefault(i, $"{i}")))),
                result is null ? Cell("") : new DirectoryCell($"{BeijingTime.Format(result.Content.InspectedOn)} {ReviewFacts.Found(result).Zh}", $"/review/{result.Position.ToString(CultureInfo.InvariantCulture)}"),
            ]);
        }

        return new DirectoryTable(ListTexts.DrawnIn, [ConsoleTexts.Draw, ListTexts.VisitOn, ConsoleTexts.Team, ConsoleTexts.Found], rows);
    }

    private ConsoleAnswer Inspector(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        Identifier id = IdOf(request.Parts["id"]);
        ListedInspector entry = InspectorStore.Ever(session).FirstOrDefault(i => i.Inspector.Id == id) ?? throw ListPageRefusals.NoEntry.Error(id);
        Inspector who = entry.Inspector;
        var ledger = LedgerStore.Open(session);
        DateOnly today = console.Bureau.Today;
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        (DrawId Draw, Identifier Firm, DateOnly? On)[] days = [.. Days(session, ledger, id, today.Year).Where(d => request.Person.Account.Sees(d.Draw.Sector))];
        Recusal[] recusals = [.. RecusalStore.Of(session, today.Year).Where(r => r.Inspector == id)];
        IReadOnlyDictionary<string, string> firms = FirmStore.Names(session, [.. days.Select(d => d.Firm).Concat(recusals.Select(r => r.Firm)).Distinct()]);
        string department = DepartmentStore.All(session).GetValueOrDefault(who.Department, $"{who.Department}");
        return ConsoleAnswer.Of<DirectoryEntryPage>(new DirectoryEntryView(
            console.Frame(request),
            who.Name,
            [
                (ListTexts.Code, $"{id}", null),
                (ListTexts.Department, department, null),
                (ListTexts.SectorsOf, string.Join('、', who.Sectors.Select(s => sectors.GetValueOrDefault(s, $"{s}"))), null),
                (ListTexts.Certificate, $"{who.Certificate.Number} {who.Certificate.Issuer}", null),
                (ListTexts.ValidDays, $"{(who.Certificate.ValidFrom is { } first ? BeijingTime.Format(first) : "")}–{BeijingTime.Format(who.Certificate.ValidUntil)}", null),
                (ListTexts.OnLeave, who.AbsentFrom is { } from ? $"{BeijingTime.Format(from)}–{(who.AbsentUntil is { } until ? BeijingTime.Format(until) : "")}" : "", null),
                .. entry.EndedAt is { } ended ? new (Text, string, string?)[] { (ListTexts.EndedOn, MomentText.Of(ended), null) } : [],
            ],
            [
                new DirectoryTable(
                    ListTexts.DaysOf(today.Year), [ListTexts.VisitOn, ConsoleTexts.Draw, ConsoleTexts.Firm],
                    [
                        .. days.OrderByDescending(d => d.On ?? DateOnly.MaxValue).Select(d => new[]
                        {
                            Cell(d.On is { } on ? BeijingTime.Format(on) : ListTexts.NoDayYet.In(request.Language)), Cell(name(d.Draw)), new DirectoryCell(firms.GetValueOrDefault($"{d.Firm}", $"{d.Firm}"), $"/firms/{d.Firm}"),
                        }),
                    ]),
                new DirectoryTable(
                    ListTexts.Recusals(today.Year), [ConsoleTexts.Firm, ListTexts.Ground],
                    [.. recusals.Select(r => new[] { new DirectoryCell(firms.GetValueOrDefault($"{r.Firm}", $"{r.Firm}"), $"/firms/{r.Firm}"), Cell(RelationWords.Of(r.Ground)) })]),
                Changes(session, DirectoryKinds.Inspectors.Name, id, request.Language),
            ],
            entry.EndedAt is null ? new DirectoryEntryPages(console).FormOf(session, request.Person, who) : null)
        {
            Kind = DirectoryKinds.Inspectors.Name,
        });
    });

    private ConsoleAnswer Item(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        Identifier code = IdOf(request.Parts["id"]);
        ListedItem listed = ItemStore.Ever(session).GetValueOrDefault(code) ?? throw ListPageRefusals.NoEntry.Error(code);
        InspectionItem item = listed.Item;
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        return ConsoleAnswer.Of<DirectoryEntryPage>(new DirectoryEntryView(
            console.Frame(request),
            item.Name,
            [
                (ListTexts.Code, $"{code}", null),
                (ListTexts.Sector, sectors.GetValueOrDefault(item.Sector, $"{item.Sector}"), null),
                (ListTexts.ItemKind, (item.IsKey ? ListTexts.KeyItem : ListTexts.GeneralItem).In(request.Language), null),
                (ListTexts.Basis, item.LegalBasis, null),
                (ListTexts.Authority, item.Authority, null),
                (ListTexts.Subject, item.Subject, null),
                (ListTexts.Content, item.Content, null),
                (ListTexts.Method, item.Method, null),
                .. listed.EndedOn is { } ended ? new (Text, string, string?)[] { (ListTexts.EndedOn, BeijingTime.Format(ended), null) } : [],
            ],
            [Changes(session, DirectoryKinds.Items.Name, code, request.Language)],
            listed.EndedOn is null ? new DirectoryEntryPages(console).FormOf(session, request.Person, item) : null)
        {
            Kind = DirectoryKinds.Items.Name,
        });
    });

    // The drawn rounds of a year in which somebody is on a team, each firm with its day as soon as there is one.
    private static IEnumerable<(DrawId Draw, Identifier Firm, DateOnly? On)> Days(Session session, LedgerStore ledger, Identifier who, int year)
    {
        foreach (Round round in RoundStore.OfYear(session, year).Where(r => RoundSteps.IsDrawn(r.State)))
        {
            TeamStore teams = TeamStore.Open(ledger, round.Draw);
            Identifier[] firms = [.. teams.Firms.Where(f => teams.VisitorsOf(f).Contains(who))];
            IReadOnlyDictionary<Identifier, VisitDay> days = firms.Length == 0 ? new Dictionary<Identifier, VisitDay>() : VisitDayStore.Of(session, round.Draw);
            foreach (Identifier firm in firms)
            {
                yield return (round.Draw, firm, days.GetValueOrDefault(firm)?.On);
            }
        }
    }

    // When the entry came, changed and ended, and by which list.
    private static DirectoryTable Changes(Session session, string kind, Identifier id, Language language) => new(
        ListTexts.Changes, [ConsoleTexts.When, ConsoleTexts.What, ListTexts.Source],
        [
            .. DirectoryJournal.Of(session, kind, id).Select(c => new[]
            {
                Cell(MomentText.Of(c.At)), Cell((c.IsAdded ? ListTexts.WasAdded : c.IsEnded ? ListTexts.WasEnded : ListTexts.WasChanged).In(language) + (c.IsUndone ? ListTexts.WasUndone.In(language) : "")), Cell(c.Source),
            }),
        ]);

    private static string WordOf(Label type) => VisitTypes.Words.FirstOrDefault(w => w.Value == type).Key ?? $"{type}";

    private static DirectoryCell Cell(string text) => new(text, null);

    private static Identifier IdOf(string text) => Identifier.TryParse(text, out Identifier id) ? id : throw ListPageRefusals.NoEntry.Error(Printable.Shorten(text));
}
