using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Lifecycle.Voiding;
using Inspections.Worker.Publication.Archives;
using Inspections.Worker.Publication.Fairness;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Witnessing;

namespace Inspections.Worker.Cli.Shared;

/// <summary>The command that does what a refusal asks for: rules know no verbs, the terminal does. Names in braces are the refusal's values.</summary>
internal static class CommandHints
{
    private static readonly Dictionary<RefusalKind, Text> Hints = new()
    {
        [RoundRefusals.Unknown] = Text.Same("inspections status"),
        [DatabaseRefusals.NoTables] = Text.Same("inspections migrate"),
        [DatabaseRefusals.OldTables] = Text.Same("inspections migrate"),
        [DatabaseRefusals.Foreign] = new("inspections migrate --data 目录", "inspections migrate --data FOLDER"),
        [DatabaseRefusals.NoDatabase] = Text.Same("inspections migrate"),
        [DatabaseRefusals.Missing] = Text.Same("inspections migrate"),
        [DatabaseRefusals.NoRight] = Text.Same("inspections migrate"),
        [DatabaseRefusals.CommitUnknown] = Text.Same("inspections status"),
        [DatabaseRefusals.OtherProcess] = new("inspections run --data 目录", "inspections run --data FOLDER"),
        [DataRefusals.NoDatabase] = new("inspections import firms 文件 --data 目录", "inspections import firms FILE --data FOLDER"),
        [LedgerRefusals.AheadOfClock] = new("inspections restore 备份文件", "inspections restore BACKUP"),
        [LedgerRefusals.BehindPublished] = new("inspections restore 备份文件", "inspections restore BACKUP"),
        [LedgerRefusals.OtherHistory] = new("inspections restore 备份文件", "inspections restore BACKUP"),
        [BackupRefusals.DatabaseThere] = new("inspections restore 备份文件 --overwrite", "inspections restore BACKUP --overwrite"),
        [KeyRefusals.Missing] = new("inspections key recover --recovery 文件", "inspections key recover --recovery FILE"),
        [KeyRefusals.SealingGiven] = new("inspections key reseal --new 文件", "inspections key reseal --new FILE"),
        [SealRefusals.NoKey] = Text.Same("inspections key reseal --lost"),
        [KeyRefusals.FromEnvironment] = new("inspections key rotate --new 文件", "inspections key rotate --new FILE"),
        [PlanRefusals.ItemNotListed] = new("inspections import items 文件", "inspections import items FILE"),
        [PlanRefusals.NoItems] = new("inspections import items 文件", "inspections import items FILE"),
        [PlanRefusals.ItemEnded] = new("inspections import items 文件", "inspections import items FILE"),
        [ImportRefusals.RecusalsByTwo] = new("inspections directory undo --by 决定人 --approved-by 批准人", "inspections directory undo --by STAFF-ID --approved-by STAFF-ID"),
        [FairnessRefusals.Invalid] = Text.Same("inspections verify {place}"),
        [VisitRefusals.NotApproved] = new("inspections approval give {draw} --by 审批人编号", "inspections approval give {draw} --by STAFF-ID"),
        [PaperRefusals.Placeholders] = new("inspections template papers 文件夹", "inspections template papers FOLDER"),
        [PaperRefusals.NoDocument] = new("inspections template papers 文件夹", "inspections template papers FOLDER"),
        [VisitRefusals.NotWorkingDay] = new("--reason 原因", "--reason REASON"),
        [EntryRefusals.Public] = new("--correct 原因", "--correct REASON"),
        [CommitmentRefusals.Committed] = new("--value 随机数", "--value VALUE"),
        [TeamRefusals.NobodyLeft] = Text.Same("inspections name-team"),
        [TeamRefusals.TeamCanBeKept] = Text.Same("inspections substitute"),
        [TeamRefusals.NotJoint] = Text.Same("inspections joint"),
        [VoidRefusals.Late] = new("--reason source-unavailable --source 名称", "--reason source-unavailable --source NAME"),
        [WitnessRefusals.SealNotGiven] = new("--seal 文件", "--seal FILE"),
        [WitnessRefusals.SealMissing] = new("--seal 文件", "--seal FILE"),
        [WitnessRefusals.EnteredAsAbsent] = Text.Same("--absent"),
        [WitnessRefusals.ForPerson] = Text.Same("inspections witness sign-values"),
        [ArchiveRefusals.Invalid] = Text.Same("inspections verify"),
        [CommandRefusals.NoFirms] = new("inspections import firms 文件", "inspections import firms FILE"),
        [CommandRefusals.NoPolicy] = Text.Same("inspections policy check"),
        [ListRefusals.SectorUnknown] = Text.Same("inspections sector add {word}"),
        [RowRefusals.SectorUnknown] = new("inspections sector add 行业名称", "inspections sector add NAME"),
        [RowRefusals.PersonalData] = new("inspections privacy confirm 整格文字 --by 人员编号", "inspections privacy confirm TEXT --by STAFF-ID"),
        [RowRefusals.PersonalDataTwo] = new("inspections privacy confirm 整格文字 --by 人员编号 --approved-by 另一人员编号", "inspections privacy confirm TEXT --by STAFF-ID --approved-by STAFF-ID"),
        [FileRefusals.PersonalDataOne] = new("inspections privacy confirm 整格文字 --by 人员编号", "inspections privacy confirm TEXT --by STAFF-ID"),
        [FileRefusals.PersonalDataTwo] = new("inspections privacy confirm 整格文字 --by 人员编号 --approved-by 另一人员编号", "inspections privacy confirm TEXT --by STAFF-ID --approved-by STAFF-ID"),
        [RowRefusals.Phone] = Text.Same("--accept-unverified"),
        [RowRefusals.NoSectorOfItem] = new("--sector 行业名称", "--sector NAME"),
        [ListRefusals.ColumnMissing] = new("--map 名称=表头 或 --sector 行业名称", "--map NAME=HEADER or --sector NAME"),
        [AccountRefusals.NotSignedIn] = new("inspections sign-in 人员编号", "inspections sign-in STAFF-ID"),
        [AccountRefusals.FactorNeeded] = new("inspections sign-in 人员编号", "inspections sign-in STAFF-ID"),
        [CommandRefusals.NobodyHasPassword] = new("inspections accounts add 人员编号 --name 姓名 --role administrator", "inspections accounts add STAFF-ID --name NAME --role administrator"),
        [CommandRefusals.FirstIsAdministrator] = Text.Same("--role administrator"),
        [CommandRefusals.CalendarUnknown] = new("inspections calendar import 文件", "inspections calendar import FILE"),
    };

    // What is wrong while the worker runs, by its kind.
    private static readonly Dictionary<string, Text> Conditions = new(StringComparer.Ordinal)
    {
        [ConditionIds.YearUnknown] = Hints[CommandRefusals.CalendarUnknown],
        [ConditionIds.DrawNotValid] = Text.Same("inspections verify"),
        [ConditionIds.EvidenceMissing] = Text.Same("inspections republish --check"),
    };

    /// <summary>Every hint.</summary>
    public static IEnumerable<Text> All => Hints.Values.Concat(Conditions.Values);

    /// <summary>The command for what was refused before or is wrong now and is known by its id; null where there is none, or where it needs values.</summary>
    public static Text? Find(string id) => Conditions.GetValueOrDefault(id)
        ?? Hints.FirstOrDefault(h => h.Key.Id == id && !h.Value.Zh.Contains('{', StringComparison.Ordinal)).Value;

    /// <summary>The command for a refusal, with its values; null where there is none.</summary>
    public static Text? Find(Refusal refusal) => Hints.TryGetValue(refusal.Kind, out Text? hint) ? refusal.In(hint) : null;
}
