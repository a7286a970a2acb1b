using Inspections.Core.Directories;

namespace Inspections.Worker.Stores;

/// <summary>Whether the visits of a draw may take place (检查审批).</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Emergency">Who said that they cannot wait, when and why; null where they waited.</param>
/// <param name="Approved">The head who approved them, and when; null as long as nobody has.</param>
internal sealed record VisitApproval(DrawId Draw, EmergencyNote? Emergency, (Label By, DateTimeOffset At)? Approved)
{
    /// <summary>True when notices may be made.</summary>
    public bool Allows => Emergency is not null || Approved is not null;
}

/// <summary>Why visits could not wait for the approval.</summary>
internal sealed record EmergencyNote(Label By, DateTimeOffset At, string Reason);
