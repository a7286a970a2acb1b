using System.Text.Json.Serialization;

namespace Inspections.Core.Rounds;

/// <summary>Where a round stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoundState>))]
public enum RoundState
{
    /// <summary>On the plan; nothing published yet.</summary>
    Planned,

    /// <summary>Frame, roster, recusals and quotas are published and cannot change any more.</summary>
    Committed,

    /// <summary>Every random value is in; what is drawn is fixed.</summary>
    Collected,

    /// <summary>Firms and teams are drawn.</summary>
    Drawn,

    /// <summary>Every drawn firm has a team, drawn or named.</summary>
    Staffed,

    /// <summary>The first visit was made.</summary>
    Inspecting,

    /// <summary>Every drawn firm has a result.</summary>
    ResultsIn,

    /// <summary>Every result has passed its last review.</summary>
    Reviewed,

    /// <summary>Every result is public.</summary>
    Published,

    /// <summary>Its year is closed.</summary>
    Closed,

    /// <summary>Voided after its commitment; the next try stands beside it.</summary>
    Void,

    /// <summary>No firm could be drawn; the ledger says so.</summary>
    Infeasible,

    /// <summary>A supplementary round whose firms are owed no longer.</summary>
    NotOwed,

    /// <summary>The year ended before it could be committed to.</summary>
    Missed,
}
