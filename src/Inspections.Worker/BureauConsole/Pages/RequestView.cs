namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The requests.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Waiting">Those that wait for an answer, the person's own duty first.</param>
/// <param name="Answered">Those that were answered lately.</param>
public sealed record RequestsView(ConsoleFrame Frame, IReadOnlyList<RequestRow> Waiting, IReadOnlyList<RequestRow> Answered);

/// <summary>A request in a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="About">About what.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="IsForYou">True when it waits for the person.</param>
public sealed record RequestRow(long Number, Text Kind, string About, Text State, string AskedBy, string AskedAt, bool IsForYou);

/// <summary>One request.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Row">The request.</param>
/// <param name="Draw">Its round, or null.</param>
/// <param name="HasChangedTeam">True where papers have changed with it.</param>
/// <param name="Facts">What it says.</param>
/// <param name="Joins">Who joins, or null.</param>
/// <param name="JoinsId">Staff id of who joins, as the forms send it back; empty where nobody does.</param>
/// <param name="Ticket">The ticket that says so, or null.</param>
/// <param name="Steps">What was done, in order.</param>
/// <param name="Policy">What a change of rules changes, or null.</param>
/// <param name="MayDecide">True when the person decides it.</param>
/// <param name="MayApprove">True when the person approves it.</param>
/// <param name="MayTakeBack">True when the person may take it back.</param>
public sealed record RequestView(
    ConsoleFrame Frame, RequestRow Row, string? Draw, bool HasChangedTeam, IReadOnlyList<(Text Name, Text Says)> Facts, string? Joins, string JoinsId, string? Ticket, IReadOnlyList<Text> Steps,
    PolicyRequestView? Policy, bool MayDecide, bool MayApprove, bool MayTakeBack)
{
    /// <summary>The recusals of a list, all of them: nobody decides what was not shown.</summary>
    public IReadOnlyList<RecusalRow> Recusals { get; init; } = [];
}

/// <summary>A change of rules.</summary>
/// <param name="Changes">What it changes, or changed.</param>
/// <param name="Effects">What it does to the year, while it is to be decided.</param>
/// <param name="Year">The year.</param>
public sealed record PolicyRequestView(IReadOnlyList<PolicyDifference> Changes, IReadOnlyList<PolicyEffectRow> Effects, int Year);

/// <summary>What can be asked for about a firm's team.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draw">The round.</param>
/// <param name="Round">What that is called.</param>
/// <param name="Firm">Code of the firm.</param>
/// <param name="Name">Its name.</param>
/// <param name="Team">The team, the leader first.</param>
/// <param name="Reasons">The reasons of a substitution.</param>
/// <param name="Size">How many a team has.</param>
/// <param name="Inspectors">Who can be named.</param>
public sealed record TeamRequestView(
    ConsoleFrame Frame, string Draw, string Round, string Firm, string Name, IReadOnlyList<TeamMemberRow> Team, IReadOnlyList<(string Value, Text Name)> Reasons, int Size,
    IReadOnlyList<(string Id, string Name)> Inspectors);

/// <summary>One of a team, and who would join.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">Name and id.</param>
/// <param name="Joins">Who would join, or null.</param>
/// <param name="Ticket">The ticket that says so, or null.</param>
public sealed record TeamMemberRow(string Id, string Name, string? Joins, string? Ticket);

/// <summary>The form that asks for a void.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draw">The round.</param>
/// <param name="Name">What it is called.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reasons">The reasons.</param>
/// <param name="Sources">The sources that may be unavailable.</param>
public sealed record VoidRequestView(ConsoleFrame Frame, string Draw, string Name, Text State, IReadOnlyList<(string Value, Text Name)> Reasons, IReadOnlyList<string> Sources);

/// <summary>The recusals of a year.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Year">The year.</param>
/// <param name="Years">The years that take any.</param>
/// <param name="Recusals">The recusals.</param>
/// <param name="Grounds">The grounds.</param>
/// <param name="MayAsk">True when the person may ask for one.</param>
public sealed record RecusalsView(
    ConsoleFrame Frame, int Year, IReadOnlyList<int> Years, IReadOnlyList<RecusalRow> Recusals, IReadOnlyList<(string Value, Text Name)> Grounds, bool MayAsk);

/// <summary>A recusal.</summary>
/// <param name="Firm">Code of the firm.</param>
/// <param name="Name">Its name.</param>
/// <param name="Inspector">Staff id.</param>
/// <param name="Person">Name and id.</param>
/// <param name="Ground">Why.</param>
public sealed record RecusalRow(string Firm, string Name, string Inspector, string Person, Text Ground);
