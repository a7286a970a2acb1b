namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>Firms whose last published result of a draw says that there was a problem.</summary>
/// <param name="Year">Year of the inspections; null on the column's first page.</param>
/// <param name="Page">This page, from 1.</param>
/// <param name="Pages">All pages, of a month's page those of the month: text and link.</param>
/// <param name="Problems">The latest inspections first.</param>
/// <param name="Listed">On the first page, the firms that were listed last.</param>
/// <param name="PagesOfListed">There, the pages of all that are listed.</param>
public sealed record ProblemsView(
    int? Year, int Page, IReadOnlyList<LinkView> Pages, IReadOnlyList<ProblemView> Problems, IReadOnlyList<ListedView> Listed, IReadOnlyList<LinkView> PagesOfListed);

/// <summary>One such result.</summary>
public sealed record ProblemView(string Id, string Name, string Draw, string Sector, string On, IReadOnlyList<Text> Results);
