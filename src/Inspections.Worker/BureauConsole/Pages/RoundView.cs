namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The rounds of the years that are open, or of one year.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Years">The years that have rounds.</param>
/// <param name="Rounds">The rounds.</param>
public sealed record RoundsView(ConsoleFrame Frame, IReadOnlyList<int> Years, IReadOnlyList<RoundRow> Rounds);

/// <summary>A round in a list.</summary>
/// <param name="Draw">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DrawAt">When it is drawn.</param>
/// <param name="Next">What it waits for.</param>
public sealed record RoundRow(string Draw, string Name, Text State, string DrawAt, Text Next);

/// <summary>One round with its firms.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draw">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Next">What it waits for.</param>
/// <param name="DrawAt">When it is drawn.</param>
/// <param name="Window">The days of its visits, or null.</param>
/// <param name="Task">The number of its task, or null.</param>
/// <param name="Items">What its firms are inspected for.</param>
/// <param name="IsDrawn">True once it has firms.</param>
/// <param name="Firms">Its firms, in draw order.</param>
/// <param name="MayEnter">True when the person makes its papers and enters its results.</param>
/// <param name="MayAsk">True when the person asks for changes of teams and voids.</param>
/// <param name="IsCommitted">True while a void can be asked for.</param>
/// <param name="Approval">Where the approval of its visits stands; null before the draw.</param>
public sealed record RoundView(
    ConsoleFrame Frame, string Draw, string Name, Text State, Text Next, string DrawAt, string? Window, string? Task, IReadOnlyList<string> Items, bool IsDrawn,
    IReadOnlyList<RoundFirmRow> Firms, bool MayEnter, bool MayAsk, bool IsCommitted, Text? Approval);

/// <summary>A drawn firm in a list.</summary>
/// <param name="Firm">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Team">Who visits it, the leader first.</param>
/// <param name="Day">The day, or null.</param>
/// <param name="JoinedWith">The round with which the visit is joined, or null.</param>
/// <param name="Result">Where its result stands.</param>
/// <param name="Position">The submission that can be looked at, or null.</param>
/// <param name="HasDraft">True where the person has begun to enter its result.</param>
public sealed record RoundFirmRow(string Firm, string Name, IReadOnlyList<string> Team, string? Day, string? JoinedWith, Text Result, long? Position, bool HasDraft);

/// <summary>What became of a result sheet.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draw">The round it was sent for.</param>
/// <param name="Name">What that is called.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Taken">What was entered; null when nothing was.</param>
/// <param name="Faults">What is wrong, cell by cell, as far as it is listed.</param>
/// <param name="Total">How many faults there are.</param>
/// <param name="Notes">What is worth a look.</param>
public sealed record SheetView(
    ConsoleFrame Frame, string Draw, string Name, string File, Text? Taken, IReadOnlyList<SheetRowFault> Faults, int Total, IReadOnlyList<SheetRowFault> Notes);

/// <summary>Something in a cell.</summary>
/// <param name="Sheet">The sheet; empty where the file has but one.</param>
/// <param name="Row">The row as a spreadsheet counts it; empty for the sheet as a whole.</param>
/// <param name="Column">Header of the column; empty for the row as a whole.</param>
/// <param name="Value">The value as read.</param>
/// <param name="Why">What is wrong, and what to do.</param>
public sealed record SheetRowFault(string Sheet, string Row, string Column, string Value, Text Why);
