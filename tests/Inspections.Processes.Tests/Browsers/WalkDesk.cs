using Inspections.Core.Directories;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>A desk through whose year people walk in browsers of one kind.</summary>
/// <param name="Browser">The browser.</param>
/// <param name="Desk">The console.</param>
/// <param name="Results">The bureau.</param>
/// <param name="Width">Width of the screen, in pixels.</param>
/// <param name="Scripts">True where scripts run, and everybody has the keyboard alone; false for a telephone.</param>
internal sealed record WalkDesk(Chromium Browser, ConsoleDesk Desk, ResultDesk Results, int Width, bool Scripts)
{
    /// <summary>A draw of a second sector.</summary>
    public static readonly DrawId Other = ResultDesk.Draw with { Sector = SectorCode.Parse("real-estate-brokerage") };

    // States of pages that were looked at.
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The page of the first draw.</summary>
    public static string FirmsRound => $"/rounds/{ResultDesk.Draw}";

    /// <summary>The firm whose team changes.</summary>
    public Identifier Firm => Results.Firms[0];

    /// <summary>Somebody with a role.</summary>
    public Task<Walker> OpenAsync(Label role) => Walker.OpenAsync(Browser, Desk, role, Width, Scripts, isByKeyboard: Scripts);

    /// <summary>Looks into the database.</summary>
    public T Read<T>(Func<Session, T> read) => Results.Desk.Bureau.Database.Read(read);

    /// <summary>The teams of the first draw as they stand.</summary>
    public static TeamStore Team(Session session) => TeamStore.Open(LedgerStore.Open(session), ResultDesk.Draw);

    /// <summary>Where somebody is.</summary>
    public static string PathOf(Walker walker) => new Uri(walker.Page.Url).AbsolutePath;

    /// <summary>Decided by the head and approved by the leader, each from the own start page.</summary>
    /// <param name="request">The page of the request.</param>
    /// <param name="decided">What happens in between.</param>
    public async Task AnswerAsync(string request, Func<Task>? decided = null)
    {
        foreach ((Label role, string step, string says) in ((Label, string, string)[])[(RoleTable.DivisionHead, "decide", "已决定，待分管领导批准"), (RoleTable.DeputyDirector, "approve", "已批准并办理")])
        {
            await using Walker who = await OpenAsync(role);
            await who.GoAsync("/");
            await who.GoOnAsync($"main a[href='{request}']");
            await SeenAsync(who, $"request-{step}");
            await who.GoOnAsync($"form[action$='/{step}'] button");
            Assert.Equal(says, await who.Page.InnerTextAsync("[role=status]"));
            await (step == "decide" && decided is not null ? decided() : Task.CompletedTask);
        }
    }

    /// <summary>A page that somebody comes to is accessible, and not wider than the screen.</summary>
    public async Task SeenAsync(Walker walker, string name)
    {
        if (!_seen.Add(name))
        {
            return;
        }

        await (Scripts ? Chromium.ExamineAsync(walker.Page, name) : Chromium.FitsAsync(walker.Page, name, Width));
    }
}
