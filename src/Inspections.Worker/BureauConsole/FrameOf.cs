using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.BureauConsole;

/// <summary>What stands around a page for whoever asks for it.</summary>
internal static class FrameOf
{
    /// <summary>The pages of the menu, and who may open each.</summary>
    public static IReadOnlyList<(string Path, Text Name, Duty Duty)> Menu { get; } =
    [
        ("", ConsoleTexts.Tasks, Duty.SignedIn),
        ("rounds", RoundTexts.Rounds, Duty.Read),
        ("draw-day", DrawDayTexts.DrawDay, Duty.Read),
        ("requests", RequestTexts.Requests, Duty.Read),
        ("review", ConsoleTexts.Review, Duty.Read),
        ("lists", ListTexts.Lists, Duty.Read),
        ("policy", PolicyTexts.Policy, Duty.Read),
        ("year", ListTexts.Year, Duty.Read),
        ("statistics", StatisticsTexts.Statistics, Duty.Read),
        ("system", SystemTexts.System, Duty.ReadMachine),
        ("keys", SystemTexts.Keys, Duty.SeeKeys),
        ("accounts", ConsoleTexts.Accounts, Duty.ManageAccounts),
        ("actions", ConsoleTexts.Actions, Duty.ReadActions),
        ("password", ConsoleTexts.OwnPassword, Duty.SignedIn),
    ];

    /// <summary>The frame of an answer.</summary>
    public static ConsoleFrame Request(ConsoleRequest request, DateTimeOffset now) => request.Who is not { IsIdle: false } who
        ? new ConsoleFrame(null, [], null, "", AskedAgain.Nothing)
        : new ConsoleFrame(
            $"{who.Account.Name} {who.Account.Staff}",
            who.Unfinished is not null ? [] : [.. Menu.Where(p => RoleTable.Has(who.Account, p.Duty)).Select(p => (p.Path, p.Name))],
            Enum.TryParse(request.Query.GetValueOrDefault(ConsoleFrame.DoneField), out ConsoleNotice done) && Enum.IsDefined(done) ? ConsoleTexts.Of(done) : null,
            ConsoleGuard.FormTokenOf(who),
            who.IsProved(now) ? AskedAgain.Nothing : Again(who, request.Path));

    private static AskedAgain Again(SignedIn who, string path) =>
        new(who.Way.TakesPassword(), who.HasCode, who.Way == SignInWay.Oidc ? $"{OidcPages.AgainPath}?{OidcPages.ReturnField}={Uri.EscapeDataString(path)}" : null);
}
