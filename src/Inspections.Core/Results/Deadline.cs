using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Results;

/// <summary>What has to be done by a day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineKind>))]
public enum DeadlineKind
{
    /// <summary>A drawn firm is to be visited.</summary>
    Visit,

    /// <summary>A visit was made, or its result sent back: the result is to be entered.</summary>
    Result,

    /// <summary>A result is to pass its review.</summary>
    Review,

    /// <summary>An approved result is to be published.</summary>
    Publication,

    /// <summary>A follow-up measure is to be closed.</summary>
    FollowUp,

    /// <summary>A certificate ends before the visits do.</summary>
    Certificate,
}

/// <summary>How near a deadline is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Urgency>))]
public enum Urgency
{
    /// <summary>More than five working days ahead.</summary>
    Later,

    /// <summary>Five working days or fewer (T−5).</summary>
    Soon,

    /// <summary>One working day or none (T−1).</summary>
    Next,

    /// <summary>Its day is over.</summary>
    Overdue,
}

/// <summary>One thing to be done by a day. It names draws, firm codes, records and staff ids, and no person.</summary>
/// <param name="Kind">What.</param>
/// <param name="Draw">Of which draw.</param>
/// <param name="Subject">The firm; of a certificate, the inspector's staff id.</param>
/// <param name="Due">The last day for it.</param>
/// <param name="Provisional">True when the way there leads through a year whose holidays are not known.</param>
/// <param name="WorkingDaysLeft">Working days after today up to that day; 0 when it is over.</param>
/// <param name="Urgency">How near it is.</param>
public sealed record Deadline(
    DeadlineKind Kind, DrawId Draw, Identifier Subject, DateOnly Due, bool Provisional, int WorkingDaysLeft, Urgency Urgency)
{
    /// <summary>The public record it is about, where there is one.</summary>
    public Label? Record { get; init; }

    /// <summary>Of a follow-up, which measure of the firm's.</summary>
    public int? Number { get; init; }

    /// <summary>What tells this deadline at this urgency from every other: an alert is sent once for it.</summary>
    public string AlertName => FormattableString.Invariant($"{Kind} {Draw} {Subject} {Number ?? 0} {BeijingTime.Format(Due)} {Urgency}");
}
