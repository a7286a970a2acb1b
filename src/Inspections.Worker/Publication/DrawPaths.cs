using Inspections.Core.Drawing;
using Inspections.Core.Encoding;

namespace Inspections.Worker.Publication;

/// <summary>Where things stand in the public folder (protocol section 11).</summary>
internal static class DrawPaths
{
    public const string Entries = "ledger/entries.jsonl";
    public const string Checkpoint = "ledger/checkpoint";
    public const string Keys = "ledger/key";

    public static string Commitment(DrawId draw) => $"draws/{draw}/commitment.json";

    public static string Frame(DrawId draw) => $"draws/{draw}/frame.jsonl";

    public static string Roster(DrawId draw) => $"draws/{draw}/roster.jsonl";

    public static string Receipt(DrawId draw) => $"draws/{draw}/receipt.json";

    public static string Recusals(DrawId draw) => $"draws/{draw}/recusals.jsonl";

    public static string Page(DrawId draw) => $"draws/{draw}/index.html";

    public static string Policy(Digest digest) => $"policy/{digest}.json";

    public static string CheckpointOf(long size) => FormattableString.Invariant($"ledger/checkpoints/{size}");
}
