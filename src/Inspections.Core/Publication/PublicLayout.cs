using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Publication;

/// <summary>
/// Where every file of a public folder stands (protocol section 11). Only values that cannot hold a bad name go
/// into a path, so that no published name can climb out of the folder.
/// </summary>
public static class PublicLayout
{
    /// <summary>All entries, one a line.</summary>
    public const string Entries = "ledger/entries.jsonl";

    /// <summary>The latest checkpoint.</summary>
    public const string Checkpoint = "ledger/checkpoint";

    /// <summary>The verifier key of every <c>key</c> entry, in order, each ended by a newline.</summary>
    public const string Keys = "ledger/key";

    /// <summary>The checkpoint of the log's first <paramref name="size"/> entries.</summary>
    public static string CheckpointAt(long size) => string.Create(CultureInfo.InvariantCulture, $"ledger/checkpoints/{size}");

    /// <summary>The term within which a year's results are published, and its working days; for reports, no part of what is verified.</summary>
    public static string Term(int year) => string.Create(CultureInfo.InvariantCulture, $"terms/{year:D4}.json");

    /// <summary>A policy document.</summary>
    public static string Policy(Digest digest) => $"policy/{digest}.json";

    /// <summary>A draw's commitment.</summary>
    public static string Commitment(DrawId draw) => $"draws/{draw}/commitment.json";

    /// <summary>A draw's firms.</summary>
    public static string Frame(DrawId draw) => $"draws/{draw}/frame.jsonl";

    /// <summary>A draw's inspectors.</summary>
    public static string Roster(DrawId draw) => $"draws/{draw}/roster.jsonl";

    /// <summary>A draw's outcome.</summary>
    public static string Receipt(DrawId draw) => $"draws/{draw}/receipt.json";

    /// <summary>The drawn firms' recusals.</summary>
    public static string Recusals(DrawId draw) => $"draws/{draw}/recusals.jsonl";

    /// <summary>A witness's note on the commitment.</summary>
    public static string WitnessCommitment(DrawId draw, SectorCode witness) => $"draws/{draw}/witness/{witness}.commitment";

    /// <summary>The latest head that a witness signed.</summary>
    public static string WitnessHead(SectorCode witness) => $"ledger/witness/{witness}";

    /// <summary>A witness's note on the values.</summary>
    public static string WitnessValues(DrawId draw, SectorCode witness) => $"draws/{draw}/witness/{witness}.values";
}
