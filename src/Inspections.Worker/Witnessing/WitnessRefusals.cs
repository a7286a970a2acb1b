using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>Why a witness does not sign.</summary>
internal static class WitnessRefusals
{
    /// <summary>The ledger begins with other entries than those that were signed.</summary>
    public const string Rewritten = "HISTORY-001";

    /// <summary>The ledger has fewer entries than were signed.</summary>
    public const string Shrunk = "HISTORY-002";

    /// <summary>Another ledger of the same authority's six digits than the one signed before.</summary>
    public const string OtherLedger = "HISTORY-003";

    /// <summary>The ledger fails its own check: entries, order, checkpoints, keys.</summary>
    public const string LedgerFails = "HISTORY-004";

    /// <summary>Another commitment, or a second one, to a draw whose commitment was signed.</summary>
    public const string OtherCommitment = "HISTORY-005";

    /// <summary>Every refusal that says that history changed: an alarm, whatever else is published.</summary>
    public static IReadOnlyList<string> History { get; } = [Rewritten, Shrunk, OtherLedger, LedgerFails, OtherCommitment];

    public static UserErrorException Because(string chinese, string english, string? id = null) => new($"不签署：{chinese}", $"not signed: {english}") { Id = id };
}
