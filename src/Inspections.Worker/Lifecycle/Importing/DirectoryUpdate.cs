using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>How many rows an import touched.</summary>
internal sealed record UpdateCount(int Rows, int Added, int Changed, int Ended);

/// <summary>What a list makes of a directory.</summary>
/// <param name="Kind">Which directory.</param>
/// <param name="Source">Name of the file, or the command.</param>
/// <param name="Rows">How many rows the list has.</param>
/// <param name="Sectors">Sectors that the directory needs to know.</param>
/// <param name="Make">The directory as it is to be, from what it is.</param>
internal sealed record DirectoryTarget<T>(
    DirectoryKind<T> Kind, string Source, int Rows, IReadOnlyList<Sector> Sectors, Func<IReadOnlyList<T>, IReadOnlyList<T>> Make)
{
    /// <summary>What the list calls the departments in it.</summary>
    public IReadOnlyDictionary<Label, string> Departments { get; init; } = new Dictionary<Label, string>();

    /// <summary>Refuses where the directory takes no change any more.</summary>
    public Action<Session> Require { get; init; } = _ => { };
}

/// <summary>
/// import → directory: makes a directory what a list says, all of it in one transaction with its ledger entry. A list that
/// changes nothing leaves no trace.
/// </summary>
/// <param name="bureau">The bureau.</param>
/// <param name="keepMissing">True when bad rows were skipped: a row that is missing may be one of them, so nothing ends.</param>
/// <param name="scope">What the list speaks for; everything when left out.</param>
internal sealed class DirectoryUpdate(BureauContext bureau, bool keepMissing = false, DirectoryScope? scope = null)
{
    private readonly DirectoryScope _scope = scope ?? DirectoryScope.Everything;

    public UpdateCount Firms(ImportedRows<Firm> file) => Apply(Target(file));

    public UpdateCount Inspectors(ImportedRows<Inspector> file) => Apply(Target(file));

    /// <summary>Declares recusals for a year; one that the file lacks stands all the same.</summary>
    /// <exception cref="UserErrorException">The year takes none any more.</exception>
    public UpdateCount Recusals(ImportedRows<Recusal> file, int year) => Apply(Target(file, year));

    public UpdateCount Items(ImportedRows<InspectionItem> file) => Apply(Target(file));

    /// <inheritdoc cref="DirectoryTarget{T}"/>
    public DirectoryTarget<Firm> Target(ImportedRows<Firm> file) =>
        Of(DirectoryKinds.Firms, file, (current, listed) => _scope.Firms(current, listed, file.Unspoken), (now, old) => now with { Sectors = Both(now.Sectors, old.Sectors) });

    /// <inheritdoc cref="DirectoryTarget{T}"/>
    public DirectoryTarget<Inspector> Target(ImportedRows<Inspector> file) =>
        Of(DirectoryKinds.Inspectors, file, (current, listed) => _scope.Inspectors(current, listed, file.Unspoken), (now, old) => now with { Sectors = Both(now.Sectors, old.Sectors) });

    /// <inheritdoc cref="DirectoryTarget{T}"/>
    public DirectoryTarget<InspectionItem> Target(ImportedRows<InspectionItem> file) => Of(DirectoryKinds.Items, file, _scope.Items);

    /// <inheritdoc cref="DirectoryTarget{T}"/>
    public DirectoryTarget<Recusal> Target(ImportedRows<Recusal> file, int year)
    {
        // People know each other and their firms by name.
        (IReadOnlyDictionary<string, string> firms, IReadOnlyDictionary<Identifier, string> people) = bureau.Database.Read(s => (FirmStore.Names(s), InspectorStore.Names(s)));
        DirectoryKind<Recusal> kind = DirectoryKinds.Recusals(year) with
        {
            Label = r => $"{people.GetValueOrDefault(r.Inspector)} × {firms.GetValueOrDefault(r.Firm.ToString())}",
        };
        return Of(kind, file, (current, listed) => Keep(kind, current, listed)) with
        {
            Require = session => YearGate.Require(LedgerStore.Open(session), year, bureau.Today, YearEntry.Recusal),
        };
    }

    /// <summary>What applying a target would change now.</summary>
    public DirectoryChange<T> Preview<T>(DirectoryTarget<T> target) => bureau.Database.Read(session => Change(session, target));

    /// <summary>Makes the directory what the target says.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seen">What was shown before; when it is no longer what would change, nothing is done.</param>
    /// <exception cref="UserErrorException">Something else would change than was shown.</exception>
    public UpdateCount Apply<T>(DirectoryTarget<T> target, DirectoryChange<T>? seen = null) => bureau.Write(session => Apply(session, target, seen));

    /// <inheritdoc cref="Apply{T}(DirectoryTarget{T}, DirectoryChange{T}?)"/>
    public UpdateCount Apply<T>(Session session, DirectoryTarget<T> target, DirectoryChange<T>? seen = null)
    {
        DirectoryChange<T> change = Change(session, target);
        if (seen is not null && !Same(target.Kind, seen, change))
        {
            throw ImportRefusals.ChangedSince.Error();
        }

        // A list that is there already may be the first that is read with its names.
        DepartmentStore.Add(session, target.Departments);
        if (!change.IsEmpty)
        {
            target.Require(session);
            SectorStore.Add(session, target.Sectors);
            target.Kind.Save(session, change, bureau.Now);
            DirectoryJournal.Note(session, target.Kind, change, target.Source, bureau.Now);
            Enter(session, LedgerStore.Open(session), DirectoryKind<T>.Document, Written.List(target.Kind.InOrder(change.Result), target.Kind.Write));
        }

        return new UpdateCount(target.Rows, change.Added.Count, change.Changed.Count, change.Ended.Count);
    }

    /// <summary>Takes the last change of any directory back; it enters the ledger like any other.</summary>
    /// <param name="people">Who decide it, where two do: recusals that two people have entered one does not take away.</param>
    /// <returns>The change that was taken back, or null when there is none.</returns>
    /// <exception cref="UserErrorException">It is of recusals and one person takes it back, or somebody was substituted because of one.</exception>
    public MadeChange? Undo(TwoPeople? people = null) => bureau.Write(session =>
    {
        if (DirectoryJournal.Last(session) is not MadeChange last)
        {
            return null;
        }

        switch (last.Kind)
        {
            case "firms":
                Undo(session, DirectoryKinds.Firms, last);
                break;
            case "inspectors":
                Undo(session, DirectoryKinds.Inspectors, last);
                break;
            case "items":
                Undo(session, DirectoryKinds.Items, last);
                break;
            default:
                _ = people ?? throw ImportRefusals.RecusalsByTwo.Error(last.Year!.Value);
                RequireUnused(session, last);
                Undo(session, DirectoryKinds.Recusals(last.Year!.Value), last);
                break;
        }

        return last;
    });

    /// <summary>Ends a recusal of a year that was declared by mistake.</summary>
    /// <exception cref="UserErrorException">It does not stand, or somebody was substituted because of it: then it stays (protocol section 9).</exception>
    public void EndRecusal(Identifier firm, Identifier inspector, int year) => bureau.Write(session => EndRecusal(session, firm, inspector, year));

    /// <inheritdoc cref="EndRecusal(Identifier, Identifier, int)"/>
    public void EndRecusal(Session session, Identifier firm, Identifier inspector, int year)
    {
        RequireEndable(session, firm, inspector, year);
        DirectoryKind<Recusal> kind = DirectoryKinds.Recusals(year);
        Apply(session, new DirectoryTarget<Recusal>(kind, "recusal end", 1, [], current => [.. current.Where(r => r.Firm != firm || r.Inspector != inspector)]));
    }

    /// <summary>Requires that a recusal can be ended.</summary>
    /// <inheritdoc cref="EndRecusal(Identifier, Identifier, int)" path="/exception"/>
    public static void RequireEndable(Session session, Identifier firm, Identifier inspector, int year)
    {
        RequireUnused(session, firm, inspector, year);
        if (!RecusalStore.Of(session, year).Any(r => r.Firm == firm && r.Inspector == inspector))
        {
            throw ImportRefusals.NoRecusal.Error(year, inspector, firm);
        }
    }

    /// <summary>Makes the lists that a file names what it says; other lists stay.</summary>
    /// <param name="import">The file, held against the directory.</param>
    /// <param name="seen">What was shown before; when it is no longer what would change, nothing is done.</param>
    /// <exception cref="UserErrorException">Something else would change than was shown.</exception>
    public UpdateCount Dishonesty(DishonestyImport import, DirectoryChange<DishonestyEntry>? seen = null) => bureau.Write(session =>
    {
        DirectoryChange<DishonestyEntry> change = Preview(session, import);
        if (seen is not null && !(Keys(seen.Added), Keys(seen.Changed), Keys(seen.Ended)).Equals((Keys(change.Added), Keys(change.Changed), Keys(change.Ended))))
        {
            throw ImportRefusals.ChangedSince.Error();
        }

        Dishonesty(session, import.Lists, change);
        return new UpdateCount(import.Entries.Rows.Count, change.Added.Count, change.Changed.Count, change.Ended.Count);

        static string Keys(IEnumerable<DishonestyEntry> entries) => string.Join('\n', entries.Select(e => e.Key));
    });

    /// <summary>What <see cref="Dishonesty(DishonestyImport, DirectoryChange{DishonestyEntry})"/> would change now.</summary>
    public DirectoryChange<DishonestyEntry> Preview(DishonestyImport import) => bureau.Database.Read(session => Preview(session, import));

    /// <summary>Puts one firm on a list; what else the list has stays.</summary>
    /// <exception cref="UserErrorException">It is there already, or its time is past.</exception>
    public void AddDishonest(DishonestyEntry entry) => bureau.Write(session =>
    {
        if (entry.IsOver(bureau.Today))
        {
            throw ImportRefusals.OverAlready.Error(entry.Until!.Value);
        }

        if (DishonestyStore.OfFirm(session, entry.Firm).Any(e => e.Key == entry.Key))
        {
            throw ImportRefusals.ListedAlready.Error(entry.Firm, entry.On, entry.List);
        }

        Dishonesty(session, new HashSet<string>(StringComparer.Ordinal) { entry.List }, new DirectoryChange<DishonestyEntry>([entry], [], []));
    });

    /// <summary>Takes one firm off a list; what else the list has stays.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="key">The key of its entry.</param>
    /// <exception cref="UserErrorException">It is not on it any more.</exception>
    public void EndDishonest(Identifier firm, string key) => bureau.Write(session =>
    {
        DishonestyEntry entry = DishonestyStore.OfFirm(session, firm).FirstOrDefault(e => e.Key == key) ?? throw ImportRefusals.NotListed.Error(firm, key[(key.LastIndexOf(' ') + 1)..]);
        Dishonesty(session, new HashSet<string>(StringComparer.Ordinal) { entry.List }, new DirectoryChange<DishonestyEntry>([], [], [entry]));
    });

    private DirectoryChange<DishonestyEntry> Preview(Session session, DishonestyImport import) => DirectoryChange<DishonestyEntry>.Between(
        Listed(session, import.Lists), [.. import.Entries.Rows.Select(r => r.Value)], e => e.Key, e => e.ToJson(), keepMissing);

    private static DishonestyEntry[] Listed(Session session, IReadOnlySet<string> lists) => [.. DishonestyStore.Current(session).Where(e => lists.Contains(e.List))];

    private void Dishonesty(Session session, IReadOnlySet<string> lists, DirectoryChange<DishonestyEntry> change)
    {
        if (!change.IsEmpty)
        {
            DishonestyStore.Save(session, change, bureau.Now);
            Enter(session, LedgerStore.Open(session), DocumentKind.Import, Json.Array(Listed(session, lists), e => e.ToJson()));
        }
    }

    private DirectoryTarget<T> Of<T>(DirectoryKind<T> kind, ImportedRows<T> file, Func<IReadOnlyList<T>, IReadOnlyList<T>, IReadOnlyList<T>> make, Func<T, T, T>? unite = null)
    {
        T[] listed = [.. file.Rows.Select(r => r.Value)];
        return new DirectoryTarget<T>(kind, file.File, listed.Length, file.Sectors, current =>
        {
            IReadOnlyList<T> made = make(current, listed);
            return keepMissing ? Keep(kind, current, made, unite) : made;
        })
        {
            Departments = file.Departments,
        };
    }

    /// <summary>What a list makes of a directory where an entry that it lacks stands all the same.</summary>
    /// <param name="kind">Which directory.</param>
    /// <param name="current">The directory.</param>
    /// <param name="made">What the list makes of it.</param>
    /// <param name="unite">What an entry becomes that may stand in other rows too, from what the list has of it and what it was; null where it stands in one.</param>
    public static IReadOnlyList<T> Keep<T>(DirectoryKind<T> kind, IReadOnlyList<T> current, IReadOnlyList<T> made, Func<T, T, T>? unite = null)
    {
        var there = made.Select(kind.Key).ToHashSet(StringComparer.Ordinal);
        Dictionary<string, T> before = unite is null ? [] : current.ToDictionary(kind.Key, StringComparer.Ordinal);
        return
        [
            .. made.Select(m => before.TryGetValue(kind.Key(m), out T? old) ? unite!(m, old) : m),
            .. current.Where(c => !there.Contains(kind.Key(c))),
        ];
    }

    private static SectorCode[] Both(IReadOnlyList<SectorCode> now, IReadOnlyList<SectorCode> old) => [.. now.Union(old).Order()];

    private static DirectoryChange<T> Change<T>(Session session, DirectoryTarget<T> target)
    {
        IReadOnlyList<T> current = target.Kind.Current(session);
        return DirectoryChange<T>.Between(current, target.Make(current), target.Kind.Key, target.Kind.Write, keepMissing: false);
    }

    // An entry that is new is what the list says, whatever the directory holds; the others depend on it.
    private static bool Same<T>(DirectoryKind<T> kind, DirectoryChange<T> a, DirectoryChange<T> b) =>
        a.Added.Select(kind.Key).SequenceEqual(b.Added.Select(kind.Key), StringComparer.Ordinal)
        && Bytes(kind, a).AsSpan().SequenceEqual(Bytes(kind, b));

    private static byte[] Bytes<T>(DirectoryKind<T> kind, DirectoryChange<T> change) => CanonicalJson.Write(Json.Object(
        ("changed", Json.Array(change.Changed, kind.Write)), ("ended", Json.Array(change.Ended, kind.Write))));

    private void Undo<T>(Session session, DirectoryKind<T> kind, MadeChange last)
    {
        DirectoryChange<T> back = DirectoryChange<T>.Between(
            kind.Current(session), DirectoryJournal.Before(session, kind, last.Number), kind.Key, kind.Write, keepMissing: false);
        kind.Save(session, back, bureau.Now);
        DirectoryJournal.Undo(session, last.Number, bureau.Now);
        Enter(session, LedgerStore.Open(session), DirectoryKind<T>.Document, Written.List(kind.InOrder(back.Result), kind.Write));
    }

    private static void RequireUnused(Session session, MadeChange last)
    {
        DirectoryKind<Recusal> kind = DirectoryKinds.Recusals(last.Year!.Value);
        var before = DirectoryJournal.Before(session, kind, last.Number).Select(kind.Key).ToHashSet(StringComparer.Ordinal);
        foreach (Recusal recusal in kind.Current(session).Where(r => !before.Contains(kind.Key(r))))
        {
            RequireUnused(session, recusal.Firm, recusal.Inspector, last.Year.Value);
        }
    }

    private static void RequireUnused(Session session, Identifier firm, Identifier inspector, int year)
    {
        if (LedgerStore.Open(session).Of<SubstitutionBody>().Any(s =>
                s.Draw.Year == year && s.Reason == SubstitutionReason.Recusal && s.Inspector == inspector
                && (s.Firm == firm || FirmStore.OwnerOf(session, s.Firm) == firm)))
        {
            throw ImportRefusals.RecusalUsed.Error(inspector, year, firm);
        }
    }

    private void Enter(Session session, LedgerStore ledger, DocumentKind kind, Json content)
    {
        Digest salt = bureau.Entropy.Next(FormattableString.Invariant($"import salt at {ledger.Head.Size}"));
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new DocumentBody(kind, DocumentStore.Keep(session, content, salt)));
    }
}
