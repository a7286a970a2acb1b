using System.Text.Json.Serialization;

namespace Inspections.Core.Staffing;

/// <summary>Which rule a change of a team breaks (protocol section 9).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TeamRefusal>))]
public enum TeamRefusal
{
    /// <summary>One person decided and approved.</summary>
    OnePerson = 1,

    /// <summary>The firm was not drawn.</summary>
    NotDrawn,

    /// <summary>The draw has no receipt before it.</summary>
    BeforeReceipt,

    /// <summary>Who is to leave is not on the team.</summary>
    NotOnTeam,

    /// <summary>Nobody is left who could take the place: the visit waits for a named team.</summary>
    NobodyLeft,

    /// <summary>The tickets choose another substitute.</summary>
    OtherSubstitute,

    /// <summary>The firm has its team, and for every member somebody could be substituted.</summary>
    TeamCanBeKept,

    /// <summary>Not so many different members as a team has.</summary>
    WrongSize,

    /// <summary>One of those named is recused.</summary>
    Recused,
}

/// <summary>Why a change of a team is refused.</summary>
/// <param name="Why">The rule.</param>
/// <param name="Expected">What the rule asks for, with the entry and the firm.</param>
/// <param name="Found">What the entry says.</param>
public sealed record TeamFault(TeamRefusal Why, string Expected, string Found);
