namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The form of one firm's result.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Path">Where it is sent.</param>
/// <param name="Draw">The round.</param>
/// <param name="Round">What that is called.</param>
/// <param name="Firm">Code of the firm.</param>
/// <param name="Name">Its name.</param>
/// <param name="Window">The days of visits.</param>
/// <param name="Notices">What is to be known first.</param>
/// <param name="On">The day as typed.</param>
/// <param name="Today">The last day that can be.</param>
/// <param name="Team">Who may have been there.</param>
/// <param name="Items">What the firm is inspected for.</param>
/// <param name="Categories">What may have been found.</param>
/// <param name="Measures">What may follow.</param>
/// <param name="WindowReason">Why outside the window, as typed.</param>
/// <param name="Remark">The remark, as typed.</param>
/// <param name="Corrects">True where something is public.</param>
/// <param name="Correction">Why it is corrected, as typed.</param>
/// <param name="Faults">What is wrong, by the field.</param>
/// <param name="Seen">What stood of the firm when it was begun.</param>
/// <param name="Stands">What stands of it now.</param>
/// <param name="Revision">Which version of the draft it is.</param>
/// <param name="HasDraft">True where there is one.</param>
/// <param name="MayWithdraw">True where what is public can be withdrawn.</param>
/// <param name="MayGiveUp">True where a correction can be given up.</param>
public sealed record EntryView(
    ConsoleFrame Frame, string Path, string Draw, string Round, string Firm, string Name, string Window, IReadOnlyList<EntryNotice> Notices, string On, string Today,
    IReadOnlyList<EntryChoice> Team, IReadOnlyList<EntryItem> Items, IReadOnlyList<EntryChoice> Categories, IReadOnlyList<EntryMeasure> Measures,
    string WindowReason, string Remark, bool Corrects, string Correction, ILookup<string, Text> Faults, string Seen, string Stands, long Revision, bool HasDraft, bool MayWithdraw, bool MayGiveUp)
{
    /// <summary>The field under which stands what is wrong with photographs.</summary>
    public const string PhotoFaults = "Photos";

    /// <summary>The photographs of the firm that the person sees.</summary>
    public IReadOnlyList<PhotoRow> Photos { get; init; } = [];
}

/// <summary>A photograph.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Says">What it is called.</param>
/// <param name="IsDraft">True while it is not submitted.</param>
/// <param name="Remove">Where it is removed, or null where it stays.</param>
public sealed record PhotoRow(string Path, Text Says, bool IsDraft, string? Remove);

/// <summary>Something to be known before the form is filled in.</summary>
/// <param name="Says">What it says.</param>
/// <param name="IsAlert">True for what asks for something.</param>
public sealed record EntryNotice(Text Says, bool IsAlert);

/// <summary>Something to tick.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsTicked">True when it is.</param>
public sealed record EntryChoice(string Value, Text Name, bool IsTicked);

/// <summary>An item with what was wrong.</summary>
/// <param name="Choice">The item.</param>
/// <param name="Content">What is looked at.</param>
/// <param name="Problem">What was wrong, as typed.</param>
public sealed record EntryItem(EntryChoice Choice, string Content, string Problem);

/// <summary>A measure with its days.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Days">The days, as typed; one empty where there are none.</param>
public sealed record EntryMeasure(string Field, Text Name, IReadOnlyList<string> Days);
