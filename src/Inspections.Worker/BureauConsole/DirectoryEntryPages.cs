using Inspections.Core.Directories;
using Inspections.Core.Encodings;
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

/// <summary>One entry of a list, changed without importing everybody: leave, a new certificate, another district.</summary>
internal sealed class DirectoryEntryPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Post("/lists/entry/firms", Duty.Prepare, r => Save(r, Firms, "/firms/")),
        ConsoleRoute.Post("/lists/entry/inspectors", Duty.Prepare, r => Save(r, Inspectors, "/inspectors/")),
    ];

    private Of<Firm> Firms => new(
        DirectoryKinds.Firms, FirmFile.Shape, DirectoryCells.Firms, (c, f) => c.Of(f), FirmFile.ReadOne, f => f.Sectors, (s, id) => FirmStore.Find(s, id) is { EndedAt: null } found ? found.Firm : null, rows => FirmStrata.Require(console.Policy, rows));

    private static Of<Inspector> Inspectors => new(
        DirectoryKinds.Inspectors, InspectorFile.Shape, DirectoryCells.Inspectors, (c, i) => c.Of(i), InspectorFile.ReadOne, i => i.Sectors, (s, id) => InspectorStore.Current(s).FirstOrDefault(i => i.Id == id), _ => { });

    /// <summary>The form of a firm; null for who may not change it, and for one that has ended.</summary>
    public DirectoryEntryForm? FormOf(Session session, SignedIn who, Firm firm) => FormOf(session, who, Firms, firm);

    /// <summary>The form of an inspector; null for who may not change it.</summary>
    public DirectoryEntryForm? FormOf(Session session, SignedIn who, Inspector inspector) => FormOf(session, who, Inspectors, inspector);

    private DirectoryEntryForm? FormOf<T>(Session session, SignedIn who, Of<T> of, T entry)
        where T : class
    {
        if (!RoleTable.Has(who.Account, Duty.Prepare) || !of.SectorsOf(entry).All(who.Account.Sees))
        {
            return null;
        }

        IReadOnlyList<string> cells = of.CellsOf(Cells(session), entry);
        return new DirectoryEntryForm(of.Kind.Name, of.Kind.Key(entry), SeenOf(of, entry), [.. of.Columns.Index().Skip(1).Select(c => new DirectoryEntryField(FieldOf(c.Index), c.Item.Column.Names[0], cells[c.Index], c.Item.IsDay))]);
    }

    private ConsoleAnswer.GoTo Save<T>(ConsoleRequest request, Of<T> of, string page)
        where T : class
    {
        Identifier id = Identifier.TryParse(request.Form["id"], out Identifier known) ? known : throw ListPageRefusals.NoEntry.Error(Printable.Shorten(request.Form["id"]));
        (T old, DirectoryCells cells, SectorNames sectors, IReadOnlySet<Digest> confirmed) = console.Bureau.Database.Read(session =>
            (of.Find(session, id) ?? throw ListPageRefusals.NoEntry.Error(id), Cells(session), new ReadList(console.Bureau, console.Policy, console.IsSample).Sectors(session), PersonalDataConfirmations.Texts(session)));
        if (request.Form["seen"] != SeenOf(of, old))
        {
            throw ImportRefusals.ChangedSince.Error();
        }

        // What was valid when it was entered stays: a code is never changed here.
        var options = new ImportOptions(AcceptUnverified: true) { Sectors = sectors, Confirmed = confirmed, Today = console.Bureau.Today };
        IReadOnlyList<string> before = of.CellsOf(cells, old);
        string[] given = [.. of.Columns.Select((_, i) => i == 0 ? before[0] : request.Form.Names.Contains(FieldOf(i), StringComparer.Ordinal) ? request.Form[FieldOf(i)].Trim() : before[i])];
        string[] row = [.. of.Shape.Columns.Select(c => of.Columns.Index().Where(o => o.Item.Column == c).Select(o => given[o.Index]).FirstOrDefault() ?? "")];
        ImportedRows<T> read = of.ReadOne(row, options);
        if (read.Problems.Total > 0)
        {
            throw new UserErrorException([.. read.Problems.Listed.Select(p => ListPageRefusals.BadCell.Of(p.Column, Printable.Shorten(p.Value), p.Why))]);
        }

        of.Require(read);
        T fresh = read.Rows[0].Value;
        foreach (SectorCode sector in of.SectorsOf(old).Concat(of.SectorsOf(fresh)).Where(s => !request.Person.Account.Sees(s)))
        {
            throw AccountRefusals.OtherSector.Error(request.Person.Account.Staff, sector);
        }

        new DirectoryUpdate(console.Bureau).Apply(EntryTarget.Of(of.Kind, $"{of.Kind.Name} {id}", read, of.Kind.Key(old)));
        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "lists.entry", $"{of.Kind.Name} {id}")));
        return new ConsoleAnswer.GoTo($"{page}{id}", ConsoleNotice.EntryChanged);
    }

    private DirectoryCells Cells(Session session) => new(new ReadList(console.Bureau, console.Policy, console.IsSample).Sectors(session), DepartmentStore.All(session));

    private static string SeenOf<T>(Of<T> of, T entry)
        where T : class => Digest.Of(CanonicalJson.Write(of.Kind.Write(entry))).ToString();

    private static string FieldOf(int column) => FormattableString.Invariant($"cell{column}");

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
