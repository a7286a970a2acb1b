namespace Inspections.Worker.BureauConsole;

/// <summary>Every page and form of the console. What is not here is not served; what is here says who may use it.</summary>
internal static class ConsoleRoutes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConsoleRoute> Of(ConsoleContext console) =>
    [
        .. new SignInPages(console).Routes,
        .. new OidcPages(console).Routes,
        .. new FactorPages(console).Routes,
        .. new OwnSignInPages(console).Routes,
        .. new TaskPages(console).Routes,
        .. new RoundPages(console).Routes,
        .. new ApprovalPages(console).Routes,
        .. new DrawDayPages(console).Routes,
        .. new EntryPages(console).Routes,
        .. new FollowUpPages(console).Routes,
        .. new JointPages(console).Routes,
        .. new RequestPages(console).Routes,
        .. new ReviewPages(console).Routes,
        .. new ListPages(console).Routes,
        .. new FirmPages(console).Routes,
        .. new YearPages(console).Routes,
        .. new PolicyPages(console).Routes,
        .. new StatisticsPages(console).Routes,
        .. new DirectoryEntryPages(console).Routes,
        .. new DishonestPages(console).Routes,
        .. new SystemPages(console).Routes,
        .. new KeyPages(console).Routes,
        .. new AccountPages(console).Routes,
        .. new ActionPages(console).Routes,
    ];
}
