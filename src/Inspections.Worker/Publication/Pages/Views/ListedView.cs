namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>A page of the lists of dishonest firms.</summary>
/// <param name="Pages">All pages.</param>
/// <param name="Rows">The latest first.</param>
public sealed record ListView(IReadOnlyList<LinkView> Pages, IReadOnlyList<ListedView> Rows);

/// <summary>A firm on one list.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its published name.</param>
/// <param name="List">The list.</param>
/// <param name="Basis">Legal basis and decision.</param>
/// <param name="Authority">Who decided.</param>
/// <param name="On">From which day.</param>
/// <param name="Until">To which day, or null until it is taken off.</param>
public sealed record ListedView(string Id, string Name, string List, string Basis, string Authority, string On, string? Until);
