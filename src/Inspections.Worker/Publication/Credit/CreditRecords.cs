using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Credit;

/// <summary>
/// Makes the records of results: the members of the credit system's record of an inspection (行政检查行为), those of the national
/// publicity system beside it, and the proof that the ledger says so.
/// </summary>
internal sealed class CreditRecords(
    LedgerStore ledger, PublicNames names, IReadOnlyDictionary<DrawId, InspectionTask> tasks, PublicationOptions naming)
{
    private readonly HashSet<(DrawId Draw, Identifier Firm)> _joint =
        [.. ledger.Of<JoinedBody>().SelectMany(j => new[] { (j.Earlier, j.Firm), (j.Later, j.Firm) })];

    /// <param name="number">The record's place in the feed.</param>
    /// <param name="entry">The entry of its result.</param>
    /// <param name="signedSize">The first signed head that the entry is under.</param>
    public CreditRecord Make(long number, LedgerEntry entry, long signedSize)
    {
        var result = (ResultBody)entry.Body;
        IReadOnlyList<InspectionItem> items = names.Items(result.Items);
        string authority = ledger.Keys!.Key.Name;
        string institution = naming.Institution ?? items.Select(i => i.Authority).FirstOrDefault(authority);
        string at = BeijingTime.Format(entry.At);
        string findings = string.Join('；', result.Categories.Select(c => c.Chinese));
        string[] methods = [.. items.Select(i => i.Method).Distinct(StringComparer.Ordinal)];
        return new CreditRecord(number, entry.Index, Json.Object(
            ("sequence", number),
            ("cd_operation", result.IsWithdrawn ? "d" : result.Version == 1 ? "i" : "u"),
            ("cd_batch", signedSize.ToString(CultureInfo.InvariantCulture)),
            ("cd_time", at),
            ("record_unique_identity", $"{authority}/{result.Record}"),
            ("version", (long)result.Version),
            ("plan_id", tasks.GetValueOrDefault(result.Draw)?.Plan.ToString()),
            ("check_action_name", TaskName(result.Draw)),
            ("check_action_code", result.Draw.ToString()),
            ("implement_institution", institution),
            ("implement_institution_code", naming.InstitutionCode ?? authority),
            ("supervise_item_implement_code", ImplementCode(result)),
            ("administrative_cp", names.Firm(result.Firm)),
            ("administrative_cp_ce_type", CodeType(result.Firm)),
            ("administrative_cp_ui_code", result.Firm.ToString()),
            ("area_number", authority[..6]),
            ("check_form", _joint.Contains((result.Draw, result.Firm)) ? "联合检查" : "单独检查"),
            ("check_type", "双随机、一公开"),
            ("check_mode", methods.Length == 0 ? "现场检查" : string.Join('；', methods)),
            ("check_result", findings),
            ("check_result_names", Json.Array(result.Categories, c => c.ToString())),
            ("check_date", BeijingTime.Format(result.InspectedOn)),
            ("check_personnel", naming.NameInspectors ? Json.Array(result.Inspectors, i => names.InspectorName(i) ?? i.ToString()) : null),
            ("check_personnel_code", Json.Array(result.Inspectors, i => names.Certificate(i))),
            ("submitted_date", at),
            ("publicity", Publicity(result, items, institution, findings)),
            ("ledger", Proof(entry, signedSize))));
    }

    private string TaskName(DrawId draw) => InspectionTask.NameOf(draw, names.Sector(draw.Sector));

    private Json.Map Publicity(ResultBody result, IReadOnlyList<InspectionItem> items, string institution, string findings) => Json.Object(
        ("raninsPlanId", tasks.GetValueOrDefault(result.Draw)?.Plan.ToString()),
        ("raninsPlaneName", InspectionTask.NameOfPlan(result.Draw.Year, names.Sector(result.Draw.Sector))),
        ("raninsTaskId", tasks.GetValueOrDefault(result.Draw)?.Number.ToString()),
        ("raninsTaskName", TaskName(result.Draw)),
        ("raninsTypeName", "双随机、一公开"),
        ("insAuth", institution),
        ("insDate", BeijingTime.Format(result.InspectedOn)),
        ("details", Json.Array(items.Index(), i => Json.Object(
            ("seqno", i.Index + 1L), ("raninsItemName", i.Item.Name), ("raninsCheckResName", findings)))));

    // The entry itself goes with its proof: its canonical bytes are the leaf.
    private Json.Map Proof(LedgerEntry entry, long size) => Json.Object(
        ("entry", entry.ToJson()),
        ("index", entry.Index),
        ("size", size),
        ("root", ledger.HeadAt(size).Root),
        ("proof", Json.Array(ledger.InclusionProof(entry.Index, size), d => d)));

    // 14 digits, where the bureau numbers its items so and the inspection was of one.
    private static string? ImplementCode(ResultBody result) =>
        result.Items is [var only] && only.ToString() is { Length: 14 } code && code.All(char.IsAsciiDigit) ? code : null;

    private string CodeType(Identifier firm) =>
        names.Owner(firm) is not null ? "项目编号"
        : firm.ToString().Length == UnifiedSocialCreditCode.Length ? "统一社会信用代码"
        : "注册号";
}
