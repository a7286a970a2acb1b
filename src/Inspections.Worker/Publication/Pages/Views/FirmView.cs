namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>Everything public about one firm: for other authorities (互认), who need not inspect again what was inspected.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its published name.</param>
/// <param name="Visits">Visits that were published; a joint one counts once.</param>
/// <param name="Listed">Lists of dishonest firms that it is on.</param>
/// <param name="Occasions">What it was drawn for and how it was inspected, the latest first.</param>
public sealed record FirmView(string Id, string Name, int Visits, IReadOnlyList<ListedView> Listed, IReadOnlyList<OccasionView> Occasions);

/// <summary>One visit, or one that is still to come.</summary>
/// <param name="Draws">The draw, or the two of a joint visit; none for a visit that no draw asked for.</param>
/// <param name="Type">Kind of such a visit.</param>
/// <param name="On">Day of the inspection, or null.</param>
/// <param name="Team">Certificate numbers.</param>
/// <param name="Findings">What was published, per draw.</param>
public sealed record OccasionView(IReadOnlyList<DrawLinkView> Draws, Text? Type, string? On, IReadOnlyList<Text> Team, IReadOnlyList<FindingView> Findings);

/// <summary>A draw of the firm, or of a project of it.</summary>
public sealed record DrawLinkView(string Draw, string Sector, string On, string? Project)
{
    /// <summary>What a code on a notice is compared with; null where nothing is.</summary>
    public VisitFactsView? Visit { get; init; }
}

/// <summary>One published result.</summary>
public sealed record FindingView(IReadOnlyList<Text> Results, IReadOnlyList<string> Items, string On, string PublishedOn, string Record, Text? Note);
