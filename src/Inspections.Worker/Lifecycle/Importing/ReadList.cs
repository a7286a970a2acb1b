using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>file → draft: reads a list that somebody gives and says what it would change, for who looks at it before it is taken.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="policy">The policy that the bureau has written, whose sectors lists may name and for which its firms need a stratum; or null.</param>
/// <param name="isSample">True for the made-up bureau, which takes no real firms.</param>
internal sealed class ReadList(BureauContext bureau, PolicyDocument? policy, bool isSample)
{
    /// <summary>The word for lists of dishonest firms, which are published as soon as they are taken.</summary>
    public const string Dishonest = "dishonest";

    /// <summary>The word for lists of recusals, which two people decide.</summary>
    public const string Recusals = "recusals";

    /// <summary>The lists that can be given, by the word for each.</summary>
    public static IReadOnlyDictionary<string, FileShape> Shapes { get; } = new Dictionary<string, FileShape>(StringComparer.Ordinal)
    {
        [DirectoryKinds.Firms.Name] = FirmFile.Shape,
        [DirectoryKinds.Inspectors.Name] = InspectorFile.Shape,
        [DirectoryKinds.Items.Name] = ItemFile.Shape,
        [Recusals] = RecusalFile.Shape,
        [Dishonest] = DishonestyFile.Shape,
    };

    /// <summary>Reads one.</summary>
    /// <param name="kind">Which, a key of <see cref="Shapes"/>.</param>
    /// <param name="file">The file.</param>
    /// <param name="terms">How it is to be read; its columns as they were given for the last list of the kind, where none are.</param>
    /// <param name="sees">The sectors for which whoever gives it may speak; all, where there are none.</param>
    /// <param name="language">The language of the draft's words.</param>
    public ListDraft Read(string kind, FileContent file, ListTerms terms, IReadOnlyList<SectorCode> sees, Language language)
    {
        FileShape shape = Shapes[kind];
        SectorNames sectors = bureau.Database.Read(Sectors);
        ImportOptions plain = Options(terms, sectors, HeaderMap.None, DirectoryScope.Everything);
        IReadOnlyList<SheetLook> sheets = [];
        try
        {
            sheets = FileSheets.Look(file, shape, plain);
            string[] columns = terms.Columns.Count > 0 ? [.. terms.Columns] : [.. Remembered(kind).Where(pair => sheets.Any(s => s.HasHeader(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])))];
            var scope = DirectoryScope.Parse([terms.Only], sectors);
            scope = sees.Count == 0 ? scope : scope.OfSectors(sees);
            ImportOptions options = Options(terms, sectors, columns.Length == 0 ? HeaderMap.None : HeaderMap.Parse(columns, shape.Columns), scope);
            sheets = FileSheets.Look(file, shape, options);
            var update = new DirectoryUpdate(bureau, terms.SkipBad, scope);
            ListDraft draft = kind switch
            {
                "firms" => Of(FirmFile.Read(file, options), f => FirmStrata.Require(policy, f), update.Target),
                "inspectors" => Of(InspectorFile.Read(file, options), _ => { }, update.Target),
                "items" => Of(ItemFile.Read(file, options), _ => { }, update.Target),
                Dishonest => Listed(sheets, file, options, columns, terms.SkipBad, update),
                _ => Of(bureau.Database.Read(s => RecusalImport.Of(s, RecusalFile.Read(file, options))), _ => { }, f => update.Target(f, bureau.Today.Year)),
            };
            return draft;

            ListDraft Of<T>(ImportedRows<T> rows, Action<ImportedRows<T>> require, Func<ImportedRows<T>, DirectoryTarget<T>> target) =>
                Draft(sheets, rows, columns, terms.SkipBad, sectors, language, update, () =>
                {
                    require(rows);
                    return target(rows);
                });
        }
        catch (UserErrorException e)
        {
            return Refused(sheets, [.. e.Refusals.Select(r => r.Whole)]);
        }
    }

    /// <summary>Remembers the columns of a draft that was applied, for the next list of the kind.</summary>
    public static void Remember(Session session, string kind, ListDraft draft)
    {
        if (draft.Columns.Count > 0)
        {
            Settings.Set(session, SettingOf(kind), string.Join('\n', draft.Columns));
        }
    }

    /// <summary>The sectors that lists may name: those of the database, and those of the policy.</summary>
    public SectorNames Sectors(Session session) => new([.. SectorStore.All(session), .. policy?.Sectors.Select(s => new Sector(s.Sector, s.Name)) ?? []]);

    private static string SettingOf(string kind) => $"columns of {kind}";

    private static ListDraft Refused(IReadOnlyList<SheetLook> sheets, IReadOnlyList<Text> why) =>
        new() { Sheets = sheets, Refusals = why, Apply = () => throw new InvalidOperationException("a list that cannot be used is not applied") };

    private string[] Remembered(string kind) => bureau.Database.Read(s => Settings.Find(s, SettingOf(kind)))?.Split('\n') ?? [];

    private ImportOptions Options(ListTerms terms, SectorNames sectors, HeaderMap map, DirectoryScope scope) => new(terms.AcceptUnverified)
    {
        Sectors = sectors,
        Map = map,
        Sector = terms.Sector is { Length: > 0 } word ? SectorNames.IsAll(word) ? sectors.All : [sectors.Require(word)]
            : scope.Sectors is { Count: 1 } one ? [.. sectors.All.Where(s => one.Contains(s.Code))] : null,
        Confirmed = bureau.Database.Read(PersonalDataConfirmations.Texts),
        Today = bureau.Today,
    };

    // Rows of firms that the bureau does not have are other bureaus' and need not be right.
    private ListDraft Listed(IReadOnlyList<SheetLook> sheets, FileContent file, ImportOptions options, IReadOnlyList<string> columns, bool skipBad, DirectoryUpdate update)
    {
        IReadOnlyDictionary<string, string> names = bureau.Database.Read(FirmStore.Names);
        ImportedRows<DishonestyRow> rows = DishonestyFile.Read(file, options with { Firms = names.Keys.ToHashSet(StringComparer.Ordinal) });
        DishonestyImport import = bureau.Database.Read(s => DishonestyImport.Of(s, rows, bureau.Today));
        Text[] refusals = rows.Problems.Total > 0 && !skipBad ? [ImportRefusals.BadRows.Of(rows.File, rows.Problems.Total).Whole] : [];
        DirectoryChange<DishonestyEntry> change = update.Preview(import);
        return new ListDraft
        {
            Sheets = sheets,
            Refusals = refusals,
            Problems = rows.Problems,
            Warnings = rows.Warnings,
            Corrections = rows.Corrections,
            LeftOut = rows.LeftOut,
            Change = refusals.Length > 0 ? null : new ChangeLines(Lines(change.Added), Lines(change.Changed), [], Lines(change.Ended)),
            Rows = import.Entries.Rows.Count,
            Lost = change.Ended.Count,
            IsMuchLost = DirectoryLoss.IsMuch(change.Ended.Count, change.Result.Count + change.Ended.Count),
            Apply = refusals.Length > 0 ? () => throw new InvalidOperationException("a list with problems is not applied")
                : isSample ? () => throw ImportRefusals.Sample.Error()
                : () => update.Dishonesty(import, change),
            Columns = columns,
        };

        string[] Lines(IEnumerable<DishonestyEntry> entries) => [.. entries.Select(e => $"{names.GetValueOrDefault($"{e.Firm}")} {e.Firm}：{e.List}，{BeijingTime.Format(e.On)}")];
    }

    private ListDraft Draft<T>(
        IReadOnlyList<SheetLook> sheets, ImportedRows<T> rows, IReadOnlyList<string> columns, bool skipBad, SectorNames sectors, Language language, DirectoryUpdate update, Func<DirectoryTarget<T>> make)
    {
        Text[] refusals = rows.Problems.Total > 0 && !skipBad ? [ImportRefusals.BadRows.Of(rows.File, rows.Problems.Total).Whole] : [];
        ChangeLines? lines = null;
        Func<UpdateCount> apply = () => throw new InvalidOperationException("a list with problems is not applied");
        int lost = 0;
        bool isMuch = false;
        IReadOnlyList<Recusal> recusals = [];
        if (refusals.Length == 0)
        {
            try
            {
                DirectoryTarget<T> target = make();
                DirectoryChange<T> change = update.Preview(target);
                (lost, int all) = (DirectoryLoss.Of(target.Kind, change), bureau.Database.Read(target.Kind.Current).Count);
                isMuch = DirectoryLoss.IsMuch(lost, all);
                Dictionary<Label, string> departments = new(bureau.Database.Read(DepartmentStore.All));
                foreach ((Label code, string name) in target.Departments)
                {
                    departments.TryAdd(code, name);
                }

                lines = new ChangeText(sectors, departments).Lines(new SpokenWriter(TextWriter.Null, language), target.Kind, change);
                recusals = [.. change.Added.Concat(change.Changed).OfType<Recusal>()];
                apply = isSample ? () => throw ImportRefusals.Sample.Error() : () => update.Apply(target, change);
            }
            catch (UserErrorException e)
            {
                refusals = [.. e.Refusals.Select(r => r.Whole)];
            }
        }

        return new ListDraft
        {
            Sheets = sheets,
            Refusals = refusals,
            Problems = rows.Problems,
            Warnings = rows.Warnings,
            Corrections = rows.Corrections,
            LeftOut = rows.LeftOut,
            Change = lines,
            Rows = rows.Rows.Count,
            Lost = lost,
            IsMuchLost = isMuch,
            Apply = apply,
            Recusals = recusals,
            Columns = columns,
        };
    }
}
