using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Publication.Credit;

/// <summary>
/// One record of the credit feed: the members of the credit system's record of an inspection (行政检查行为), those of the national
/// publicity system beside it, and the proof that the ledger says so.
/// </summary>
public sealed record CreditRecord
{
    private CreditRecord(long sequence, LedgerEntry entry, TreeHead head, IReadOnlyList<Digest> proof, Json.Map content) =>
        (Sequence, Entry, Head, Proof, Content) = (sequence, entry, head, ValueList<Digest>.Of(proof), content);

    /// <summary>Its place in the feed, from 1.</summary>
    public long Sequence { get; }

    /// <summary>The <c>result</c> entry that it reports.</summary>
    public LedgerEntry Entry { get; }

    /// <summary>What was found.</summary>
    public ResultBody Result => (ResultBody)Entry.Body;

    /// <summary>The signed head that the proof leads to: the first over the entry.</summary>
    public TreeHead Head { get; }

    /// <summary>From the entry up to <see cref="Head"/>.</summary>
    public IReadOnlyList<Digest> Proof { get; }

    /// <summary>All members, as they are published.</summary>
    public Json.Map Content { get; }

    /// <summary>Makes the record of a result, once.</summary>
    /// <param name="sequence">Its place in the feed: one more than the record's before.</param>
    /// <param name="entry">The ledger's <c>result</c> entry.</param>
    /// <param name="authority">The bureau.</param>
    /// <param name="details">What the directories say.</param>
    /// <param name="head">The first signed head over the entry.</param>
    /// <param name="proof">The proof that the entry is under it.</param>
    /// <exception cref="ArgumentException">The entry is no result, or the proof does not hold.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/>, <paramref name="details"/> or <paramref name="proof"/> is null.</exception>
    public static CreditRecord Make(long sequence, LedgerEntry entry, Authority authority, CreditDetails details, TreeHead head, IReadOnlyList<Digest> proof)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(proof);
        if (entry.Body is not ResultBody result || !MerkleProof.Includes(head, entry.Index, MerkleTree.LeafHash(entry.ToLeaf()), proof))
        {
            throw new ArgumentException($"entry {entry.Index} is no result under the head of {head.Size} entries", nameof(entry));
        }

        string[] methods = [.. details.Items.Select(i => i.Method).Distinct(StringComparer.Ordinal)];
        Json.Map content = Json.Object(
            ("sequence", sequence),
            ("cd_batch", head.Size.ToString(CultureInfo.InvariantCulture)),
            ("plan_id", details.Plan?.ToString()),
            ("check_action_name", details.TaskName),
            ("implement_institution", details.Institution),
            ("implement_institution_code", details.InstitutionCode ?? authority.ToString()),
            ("supervise_item_implement_code", ImplementCode(result)),
            ("administrative_cp", details.Firm),
            ("administrative_cp_ce_type", details.CodeType),
            ("check_form", details.IsJoint ? "联合检查" : "单独检查"),
            ("check_type", "双随机、一公开"),
            ("check_mode", methods.Length == 0 ? "现场检查" : string.Join('；', methods)),
            ("check_personnel", details.Inspectors is { } names ? Json.Array(names, n => n) : null),
            ("check_personnel_code", Json.Array(details.Certificates, c => c)),
            ("publicity", Publicity(result, details)),
            ("ledger", Json.Object(
                ("entry", entry.ToJson()), ("index", entry.Index), ("size", head.Size), ("root", head.Root), ("proof", Json.Array(proof, d => d)))));
        return new CreditRecord(sequence, entry, head, proof, content.With([.. FromLedger(entry, authority)]));
    }

    /// <summary>Reads a record: what it says of the result must be what its entry says, and its proof must lead to the root that it names.</summary>
    /// <param name="value">A record of a page.</param>
    /// <param name="authority">The bureau.</param>
    /// <exception cref="ProtocolFormatException">It is none, contradicts its own entry, or its proof does not hold.</exception>
    public static CreditRecord FromJson(Json value, Authority authority)
    {
        var content = value as Json.Map ?? throw new ProtocolFormatException("record: expected an object");
        long sequence = content.Members.GetValueOrDefault("sequence") is Json.Integer { Value: >= 1 } number ? number.Value : throw new ProtocolFormatException("record: 'sequence' must be an integer from 1");
        (LedgerEntry entry, TreeHead head, IReadOnlyList<Digest> proof) = MemberReader.Read(
            content.Members.GetValueOrDefault("ledger") ?? throw new ProtocolFormatException("record: member 'ledger' is missing"), "record: ledger", m =>
            {
                LedgerEntry entry = m.Required("entry", LedgerEntry.FromJson);
                return entry.Index == m.Integer("index", 0)
                    ? (entry, new TreeHead(m.Text("root", Digest.Parse), m.Integer("size", 1)), m.Texts("proof", Digest.Parse))
                    : throw new ProtocolFormatException("record: 'index' is not the entry's");
            });
        if (entry.Body is not ResultBody)
        {
            throw new ProtocolFormatException($"record {sequence}: entry {entry.Index} is no result");
        }

        foreach ((string name, Json expected) in FromLedger(entry, authority))
        {
            if (!expected.Equals(content.Members.GetValueOrDefault(name)))
            {
                throw new ProtocolFormatException($"record {sequence}: '{name}' is not what its entry says");
            }
        }

        return MerkleProof.Includes(head, entry.Index, MerkleTree.LeafHash(entry.ToLeaf()), proof)
            ? new CreditRecord(sequence, entry, head, proof, content)
            : throw new ProtocolFormatException($"record {sequence}: its proof does not hold");
    }

    // What follows from the ledger alone.
    private static IEnumerable<(string Name, Json Value)> FromLedger(LedgerEntry entry, Authority authority)
    {
        var result = (ResultBody)entry.Body;
        string at = BeijingTime.Format(entry.At);
        return
        [
            ("cd_operation", result.IsWithdrawn ? "d" : result.Version == 1 ? "i" : "u"),
            ("cd_time", at),
            ("record_unique_identity", $"{authority}/{result.Record}"),
            ("version", (long)result.Version),
            ("check_action_code", result.Draw.ToString()),
            ("administrative_cp_ui_code", result.Firm.ToString()),
            ("area_number", authority.ToString()[..6]),
            ("check_result", Findings(result)),
            ("check_result_names", Json.Array(result.Categories, c => c.ToString())),
            ("check_date", BeijingTime.Format(result.InspectedOn)),
            ("submitted_date", at),
        ];
    }

    private static Json.Map Publicity(ResultBody result, CreditDetails details) => Json.Object(
        ("raninsPlanId", details.Plan?.ToString()),
        ("raninsPlaneName", details.PlanName),
        ("raninsTaskId", details.Task?.ToString()),
        ("raninsTaskName", details.TaskName),
        ("raninsTypeName", "双随机、一公开"),
        ("insAuth", details.Institution),
        ("insDate", BeijingTime.Format(result.InspectedOn)),
        ("details", Json.Array(details.Items.Index(), i => Json.Object(
            ("seqno", i.Index + 1L), ("raninsItemName", i.Item.Name), ("raninsCheckResName", Findings(result))))));

    private static string Findings(ResultBody result) => string.Join('；', result.Categories.Select(c => c.Chinese));

    // 14 digits, where the bureau numbers its items so and the inspection was of one.
    private static string? ImplementCode(ResultBody result) =>
        result.Items is [var only] && only.ToString() is { Length: 14 } code && code.All(char.IsAsciiDigit) ? code : null;
}
