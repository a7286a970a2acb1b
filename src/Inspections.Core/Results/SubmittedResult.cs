using System.Text.Json.Serialization;
using Inspections.Core.Directories;

namespace Inspections.Core.Results;

/// <summary>Where a submission stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResultState>))]
public enum ResultState
{
    /// <summary>Waits for its reviewers (待审核).</summary>
    UnderReview,

    /// <summary>A reviewer sent it back with a reason (审核退回).</summary>
    Returned,

    /// <summary>Entered again before its review was over.</summary>
    Replaced,

    /// <summary>Every reviewer approved; it waits for the disclosure of its draw.</summary>
    Approved,

    /// <summary>Public (已公示).</summary>
    Published,

    /// <summary>A correction or withdrawal that will not be made: what is public stays (已放弃).</summary>
    GivenUp,
}

/// <summary>One submission of a result to the review.</summary>
/// <param name="Position">Place of its <c>sealed</c> entry in the ledger.</param>
/// <param name="Record">The public record it is a version of.</param>
/// <param name="Version">The version it becomes when it is published.</param>
/// <param name="Content">What was entered; for a withdrawal, what is withdrawn.</param>
/// <param name="IsWithdrawal">True when it takes the record back.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it corrects or withdraws what is public, or null.</param>
/// <param name="EnteredBy">Who entered it, as a staff id; null only of what an earlier version took without asking.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="PublishedAt">When it became public, or null.</param>
public sealed record SubmittedResult(
    long Position,
    Label Record,
    int Version,
    InspectionResult Content,
    bool IsWithdrawal,
    ResultState State,
    string? Reason,
    Label? EnteredBy,
    DateTimeOffset EnteredAt,
    DateTimeOffset? PublishedAt)
{
    /// <summary>The draw.</summary>
    public DrawId Draw => Content.Draw;

    /// <summary>The drawn firm.</summary>
    public Identifier Firm => Content.Firm;

    /// <summary>True when something of the record is public already: it corrects that, or takes it back.</summary>
    public bool IsCorrection => Version > 1;

    /// <summary>True when what was public is taken back: the firm is still drawn and owes a result, which begins a new record (protocol section 9).</summary>
    public bool IsTakenBack => IsWithdrawal && State == ResultState.Published;

    /// <summary>True when it counts: it is on its way or public, and no reviewer has sent it back.</summary>
    public bool Counts => IsCounted(State);

    internal static bool IsCounted(ResultState state) => state is ResultState.UnderReview or ResultState.Approved or ResultState.Published;
}
