using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scanning;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Voiding;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.BureauConsole;

/// <summary>What the pages of the console ask: the use cases of the bureau, and nothing of their own.</summary>
/// <param name="Bureau">The bureau.</param>
/// <param name="Settings">What it has set.</param>
/// <param name="Calendar">Its working days.</param>
/// <param name="Deadlines">What is due.</param>
/// <param name="Conditions">What the worker reports as wrong.</param>
/// <param name="IsSample">True for the made-up bureau.</param>
/// <param name="Publish">Has the worker publish what was just decided, without waiting for the next minute.</param>
internal sealed record ConsoleContext(
    BureauContext Bureau, WorkerSettings Settings, WorkingDayCalendar Calendar, DeadlineList Deadlines, Conditions Conditions, bool IsSample, Func<Task> Publish)
{
    /// <summary>The policy that the bureau has written, or null.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>Settings, backups and keys.</summary>
    public required MachineContext Machine { get; init; }

    /// <summary>The publication, read as strangers do.</summary>
    public required PublicReading Public { get; init; }

    /// <summary>The address of the public pages as this machine reaches them; null where it is not known.</summary>
    public Func<string?> PublicAddress { get; init; } = () => null;

    /// <summary>Who somebody is.</summary>
    public Authentication Authentication { get; } = new(Bureau, Settings.Console.SignInRules);

    /// <summary>Whom a connection vouches for.</summary>
    public PresentedIdentity Identity { get; } = new(Bureau, Settings.Console);

    /// <summary>Looks through what people upload; null where the bureau has no scanner.</summary>
    public UploadScanner? Scanner { get; } = Settings.Console.Scanner is { } scanner ? new UploadScanner(scanner, Bureau.Clock) : null;

    /// <summary>Who may sign in.</summary>
    public ManageAccounts Accounts { get; } = new(Bureau);

    /// <summary>The review.</summary>
    public ReviewInbox Reviews { get; } = new(Bureau, Settings.Review);

    /// <summary>The entering of results.</summary>
    public ResultEntry Results { get; } = new(Bureau, Settings.Review);

    /// <summary>The photographs beside them.</summary>
    public ResultPhotos Photos { get; } = new(Bureau);

    /// <summary>What two people decide.</summary>
    public RequestDesk Requests => new(
        Bureau,
        new VoidRound(Bureau, new YearPlanning(Bureau, Calendar, Settings.Planning, Conditions, NullLogger<YearPlanning>.Instance), NullLogger<VoidRound>.Instance),
        Policies);

    /// <summary>Changes of the rules.</summary>
    public ProposePolicy Policies => new(Bureau, Settings.Planning, Policy);

    /// <summary>The papers of draws.</summary>
    public PaperMaking Papers { get; } = new(Bureau, Calendar, Settings.Naming, Settings.Papers, Settings.Review, Settings.Staff);

    /// <summary>The one-time address of the first administrator.</summary>
    public FirstVisit First { get; } = new(Bureau);

    /// <summary>The frame of an answer.</summary>
    public ConsoleFrame Frame(ConsoleRequest request) => FrameOf.Request(request, Bureau.Now);

    /// <summary>What rounds are called.</summary>
    public static Func<DrawId, string> NamesOfRounds(Session session, Language language)
    {
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        return draw => ConsoleTexts.Round(sectors.GetValueOrDefault(draw.Sector, $"{draw.Sector}"), draw).In(language);
    }
}
