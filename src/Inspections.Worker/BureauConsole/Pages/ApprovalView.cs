namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The visits of a round as they are approved.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draw">The round.</param>
/// <param name="Name">What it is called.</param>
/// <param name="State">Where the approval stands.</param>
/// <param name="Reason">Why the visits could not wait, or null.</param>
/// <param name="Task">Number and name of the task.</param>
/// <param name="Window">The days of the visits.</param>
/// <param name="Items">What the firms are inspected for, each with its legal basis.</param>
/// <param name="Visits">The firms, in draw order.</param>
/// <param name="Cap">How often a firm may be inspected in a year, or null.</param>
/// <param name="Shown">Digest of the visits that are shown, as the form sends it back.</param>
/// <param name="MayApprove">True when the person may approve them.</param>
/// <param name="MayDeclare">True when the person may say why they cannot wait.</param>
public sealed record ApprovalView(
    ConsoleFrame Frame, string Draw, string Name, Text State, string? Reason, string Task, string Window, IReadOnlyList<(string Name, string Basis)> Items, IReadOnlyList<ApprovalRow> Visits, int? Cap,
    string Shown, bool MayApprove, bool MayDeclare);

/// <summary>A visit in a list.</summary>
/// <param name="Firm">Code of the firm.</param>
/// <param name="Name">Its name.</param>
/// <param name="Team">Who visits it, the leader first.</param>
/// <param name="Day">The day, or null.</param>
/// <param name="Visits">How often it was inspected this year.</param>
public sealed record ApprovalRow(string Firm, string Name, IReadOnlyList<string> Team, string? Day, int Visits);
