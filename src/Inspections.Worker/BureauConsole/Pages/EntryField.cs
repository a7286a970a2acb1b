namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The names of the fields in the form of a result.</summary>
internal static class EntryField
{
    public const string On = "on", Inspector = "inspector", Items = "item", Category = "category", WindowReason = "window", Remark = "remark", Correction = "correction";

    /// <summary>What stood of the firm when the form was opened, and which version of the draft it is.</summary>
    public const string Seen = "seen", Revision = "revision";

    /// <summary>The photographs that were chosen.</summary>
    public const string Photo = "photo";

    /// <summary>Followed by the code of the item, and by the name of the measure.</summary>
    public const string Problem = "problem:", Measure = "measure:";
}
