using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>One entry of a list, added, changed or ended without importing everybody: leave, a new certificate, another district.</summary>
internal sealed class DirectoryEntryPages(ConsoleContext console)
{
    /// <summary>The lists to which one can be added by itself, by their words.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [DirectoryKinds.Firms.Name, DirectoryKinds.Inspectors.Name, DirectoryKinds.Items.Name];

    public IReadOnlyList<ConsoleRoute> Routes => [.. RoutesOf(Firms), .. RoutesOf(Inspectors), .. RoutesOf(Items)];

    private Of<Firm> Firms => new(
        DirectoryKinds.Firms, FirmFile.Shape, DirectoryCells.Firms, (c, f) => c.Of(f), FirmFile.ReadOne, f => f.Sectors, (s, id) => FirmStore.Find(s, id) is { EndedAt: null } found ? found.Firm : null, rows => FirmStrata.Require(console.Policy, rows));

    private static Of<Inspector> Inspectors => new(
        DirectoryKinds.Inspectors, InspectorFile.Shape, DirectoryCells.Inspectors, (c, i) => c.Of(i), InspectorFile.ReadOne, i => i.Sectors, (s, id) => InspectorStore.Current(s).FirstOrDefault(i => i.Id == id), _ => { });

    private static Of<InspectionItem> Items => new(
        DirectoryKinds.Items, ItemFile.Shape, DirectoryCells.Items, (c, i) => c.Of(i), ItemFile.ReadOne, i => [i.Sector], (s, id) => ItemStore.Current(s).FirstOrDefault(i => i.Code == id), _ => { });

    /// <summary>The form of a firm; null for who may not change it, and for one that has ended.</summary>
    public EntryForm? FormOf(Session session, SignedIn who, Firm firm) => FormOf(session, who, Firms, firm);

    /// <summary>The form of an inspector; null for who may not change it.</summary>
    public EntryForm? FormOf(Session session, SignedIn who, Inspector inspector) => FormOf(session, who, Inspectors, inspector);

    /// <summary>The form of an item; null for who may not change it, and for one that has ended.</summary>
    public EntryForm? FormOf(Session session, SignedIn who, InspectionItem item) => FormOf(session, who, Items, item);

    private IEnumerable<ConsoleRoute> RoutesOf<T>(Of<T> of)
        where T : class =>
    [
        ConsoleRoute.Get($"/lists/add/{of.Kind.Name}", Duty.Prepare, r => ShowBlank(r, of)),
        ConsoleRoute.Post($"/lists/add/{of.Kind.Name}", Duty.Prepare, r => Add(r, of)),
        ConsoleRoute.Post($"/lists/entry/{of.Kind.Name}", Duty.Prepare, r => Save(r, of)),
        ConsoleRoute.Post($"/lists/end/{of.Kind.Name}", Duty.Prepare, r => End(r, of)),
    ];

    private EntryForm? FormOf<T>(Session session, SignedIn who, Of<T> of, T entry)
        where T : class => !RoleTable.Has(who.Account, Duty.Prepare) || !of.SectorsOf(entry).All(who.Account.Sees)
        ? null
        : Form(session, of, entry, of.CellsOf(Cells(session), entry), EntryTarget.SeenOf(of.Kind, entry), EntryForm.NoFaults);

    private EntryForm Form<T>(Session session, Of<T> of, T? entry, IReadOnlyList<string> cells, string seen, ILookup<string, Text> faults)
        where T : class
    {
        SectorNames sectors = Sectors(session);
        IEnumerable<(int Index, ListColumn Item)> shown = of.Columns.Index().Skip(entry is null ? 0 : 1);
        return new EntryForm(
            $"/lists/{(entry is null ? "add" : "entry")}/{of.Kind.Name}",
            entry is null ? ListTexts.AddEntry : ListTexts.ChangeEntry,
            entry is null ? ListTexts.AddOne : ConsoleTexts.Save,
            entry is null ? "" : of.Kind.Key(entry),
            seen,
            [.. shown.Select(c => DirectoryFormCells.Field(c.Index, c.Item, cells[c.Index], sectors))],
            faults,
            AsksCode: entry is null && of.Kind.Name == DirectoryKinds.Firms.Name);
    }

    private ConsoleAnswer.Page ShowBlank<T>(ConsoleRequest request, Of<T> of)
        where T : class => Page(request, of, null, [.. of.Columns.Select(_ => "")], "", EntryForm.NoFaults, StatusCodes.Status200OK);

    private ConsoleAnswer.Page Page<T>(ConsoleRequest request, Of<T> of, T? entry, IReadOnlyList<string> cells, string seen, ILookup<string, Text> faults, int status)
        where T : class => console.Bureau.Database.Read(session => ConsoleAnswer.Of<EntryFormPage>(
            new EntryFormView(console.Frame(request), entry is null ? ListTexts.ListOf(of.Kind.Name).In(request.Language) : of.Kind.Label(entry), Form(session, of, entry, cells, seen, faults)), status));

    private ConsoleAnswer Add<T>(ConsoleRequest request, Of<T> of)
        where T : class
    {
        string[] given = [.. of.Columns.Select((_, i) => request.Form[DirectoryFormCells.FieldOf(i)].Trim())];
        ImportedRows<T> read = Read(request, of, given, request.Form.Find("accept") is not null);
        if (read.Problems.Total > 0)
        {
            return Page(request, of, null, given, "", DirectoryFormCells.Faults(read, of.Columns), StatusCodes.Status409Conflict);
        }

        of.Require(read);
        T fresh = read.Rows[0].Value;
        DirectoryFormCells.RequireSees(request.Person, of.SectorsOf(fresh));
        Apply(request, "lists.add", of, EntryTarget.New(of.Kind, Source(request, of.Kind.Key(fresh)), read), of.Kind.Key(fresh));
        return new ConsoleAnswer.GoTo($"/{of.Kind.Name}/{of.Kind.Key(fresh)}", ConsoleNotice.EntryAdded);
    }

    private ConsoleAnswer Save<T>(ConsoleRequest request, Of<T> of)
        where T : class
    {
        (T old, DirectoryCells cells) = console.Bureau.Database.Read(session => (Find(session, request, of), Cells(session)));
        string seen = request.Form["seen"];
        if (seen != EntryTarget.SeenOf(of.Kind, old))
        {
            throw ImportRefusals.ChangedSince.Error();
        }

        // What was valid when it was entered stays: a code is never changed here.
        IReadOnlyList<string> before = of.CellsOf(cells, old);
        string[] given = [.. of.Columns.Select((_, i) => i == 0 || !request.Form.Names.Contains(DirectoryFormCells.FieldOf(i), StringComparer.Ordinal) ? before[i] : request.Form[DirectoryFormCells.FieldOf(i)].Trim())];
        ImportedRows<T> read = Read(request, of, given, isAccepted: true);
        if (read.Problems.Total > 0)
        {
            return Page(request, of, old, given, seen, DirectoryFormCells.Faults(read, of.Columns), StatusCodes.Status409Conflict);
        }

        of.Require(read);
        DirectoryFormCells.RequireSees(request.Person, of.SectorsOf(old).Concat(of.SectorsOf(read.Rows[0].Value)));
        string key = of.Kind.Key(old);
        Apply(request, "lists.entry", of, EntryTarget.Of(of.Kind, Source(request, key), read, key, seen), key);
        return new ConsoleAnswer.GoTo($"/{of.Kind.Name}/{key}", ConsoleNotice.EntryChanged);
    }

    private ConsoleAnswer.GoTo End<T>(ConsoleRequest request, Of<T> of)
        where T : class
    {
        T old = console.Bureau.Database.Read(session => Find(session, request, of));
        DirectoryFormCells.RequireSees(request.Person, of.SectorsOf(old));
        if (request.Form.Find("sure") is null)
        {
            throw ListPageRefusals.NotSure.Error();
        }

        string key = of.Kind.Key(old);
        Apply(request, "lists.end", of, EntryTarget.End(of.Kind, Source(request, key), key, request.Form["seen"]), key);
        return new ConsoleAnswer.GoTo("/lists", ConsoleNotice.EntryEnded);
    }

    private static T Find<T>(Session session, ConsoleRequest request, Of<T> of)
        where T : class => of.Find(session, DirectoryFormCells.IdOf(request)) ?? throw ListPageRefusals.NoEntry.Error(request.Form["id"]);

    private ImportedRows<T> Read<T>(ConsoleRequest request, Of<T> of, string[] given, bool isAccepted)
        where T : class
    {
        ImportOptions options = console.Bureau.Database.Read(session => new ImportOptions(isAccepted) { Sectors = Sectors(session), Confirmed = PersonalDataConfirmations.Texts(session), Today = console.Bureau.Today });

        // The list's own order of columns; what the form does not offer stays blank.
        string[] row = [.. of.Shape.Columns.Select(c => of.Columns.Index().Where(o => o.Item.Column == c).Select(o => given[o.Index]).FirstOrDefault() ?? "")];
        return of.ReadOne(row, options);
    }

    private void Apply<T>(ConsoleRequest request, string what, Of<T> of, DirectoryTarget<T> target, string key)
        where T : class
    {
        var update = new DirectoryUpdate(console.Bureau);
        console.Bureau.Write(session =>
        {
            update.Apply(session, target);
            ActionLog.Add(session, request.Person.Did(console.Bureau.Now, what, $"{of.Kind.Name} {key}"));
        });
    }

    // Whoever looks at the history wants to know who did it.
    private static string Source(ConsoleRequest request, string key) => $"{key} ({request.Person.Account.Name} {request.Person.Account.Staff})";

    private SectorNames Sectors(Session session) => new ReadList(console.Bureau, console.Policy, console.IsSample).Sectors(session);

    private DirectoryCells Cells(Session session) => new(Sectors(session), DepartmentStore.All(session));

    private sealed record Of<T>(
        DirectoryKind<T> Kind,
        FileShape Shape,
        IReadOnlyList<ListColumn> Columns,
        Func<DirectoryCells, T, IReadOnlyList<string>> CellsOf,
        Func<IReadOnlyList<string>, ImportOptions, ImportedRows<T>> ReadOne,
        Func<T, IReadOnlyList<SectorCode>> SectorsOf,
        Func<Session, Identifier, T?> Find,
        Action<ImportedRows<T>> Require)
        where T : class;
}
