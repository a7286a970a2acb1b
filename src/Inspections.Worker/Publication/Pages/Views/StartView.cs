namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the start page says.</summary>
public sealed record StartView(
    string? Institution, string Authority, int Year, IReadOnlyList<CoverageView> Coverage, TimelineView Timeline, IReadOnlyList<NewsView> News, bool HasFeed);

/// <summary>How far a sector's year has come.</summary>
/// <param name="Sector">Its name.</param>
/// <param name="Drawn">Distinct firms drawn that count.</param>
/// <param name="Needed">How many there must be by the year's end.</param>
/// <param name="Largest">The largest list of the year.</param>
/// <param name="Floor">The least share, in words.</param>
/// <param name="Rounds">Rounds whose outcome is public.</param>
/// <param name="RoundsDue">Rounds that the year must have.</param>
public sealed record CoverageView(string Sector, long Drawn, long Needed, long Largest, string Floor, int Rounds, int RoundsDue)
{
    /// <summary>True when so many firms were drawn as there must be.</summary>
    public bool IsReached => Drawn >= Needed;
}

/// <summary>A year's rounds.</summary>
public sealed record TimelineView(int Year, IReadOnlyList<RoundView> Rounds);

/// <summary>One round on the timeline.</summary>
/// <param name="Sector">Its sector.</param>
/// <param name="Round">Its number, and the try.</param>
/// <param name="Draw">The draw, once it is committed to.</param>
/// <param name="First">First day of the year on which it may fall, from 1; of a committed draw its own.</param>
/// <param name="Last">Last such day.</param>
/// <param name="When">The day or the days, in words.</param>
/// <param name="State">Where it stands.</param>
public sealed record RoundView(string Sector, Text Round, string? Draw, int First, int Last, Text When, Text State);

/// <summary>Something that was published lately.</summary>
/// <param name="On">The day.</param>
/// <param name="What">What was.</param>
/// <param name="Sector">The draw's sector.</param>
/// <param name="Draw">The draw that it is about.</param>
/// <param name="Times">How often, that day.</param>
/// <param name="Link">The draw's page, from the start.</param>
public sealed record NewsView(string On, Text What, string Sector, string Draw, int Times, string Link);
