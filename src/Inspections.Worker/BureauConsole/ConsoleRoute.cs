using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.BureauConsole;

/// <summary>One page or form of the console, and who may use it: there is none without a duty.</summary>
/// <param name="Method">GET to read, POST to do.</param>
/// <param name="Pattern">The path, its variable parts in braces.</param>
/// <param name="Duty">What whoever asks must be allowed; null for the pages before anybody is signed in.</param>
/// <param name="Answer">Answers it.</param>
/// <param name="MostBytes">The largest form that is read of whoever has the duty.</param>
internal sealed record ConsoleRoute(string Method, string Pattern, Duty? Duty, Func<ConsoleRequest, ConsoleAnswer> Answer, long MostBytes = ConsoleRoute.MostBytesOfText)
{
    /// <summary>What a form of texts may have, in bytes.</summary>
    public const long MostBytesOfText = 1024 * 1024;

    /// <summary>What a form with files may have, in bytes.</summary>
    public const long MostBytesOfFiles = 32L * 1024 * 1024;

    /// <summary>
    /// True for what a browser asks for again by itself, such as the wall of a room: that is no use of the console and keeps nobody signed in. Whoever has
    /// not used it for too long still sees it, without a name, a menu or a form.
    /// </summary>
    public bool IsShownAnew { get; init; }

    /// <summary>True for the pages of one's own sign-in, which are open while nothing else is: before a first password is changed or a second factor set up.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>A page that is read.</summary>
    public static ConsoleRoute Get(string pattern, Duty? duty, Func<ConsoleRequest, ConsoleAnswer> answer) => new(HttpMethods.Get, pattern, duty, answer);

    /// <summary>A form that does something.</summary>
    public static ConsoleRoute Post(string pattern, Duty? duty, Func<ConsoleRequest, ConsoleAnswer> answer) => new(HttpMethods.Post, pattern, duty, answer);

    /// <summary>A page of one's own sign-in.</summary>
    public static ConsoleRoute GetOwn(string pattern, Func<ConsoleRequest, ConsoleAnswer> answer) => Get(pattern, Lifecycle.Accounts.Duty.SignedIn, answer) with { IsOwn = true };

    /// <summary>A form of one's own sign-in.</summary>
    public static ConsoleRoute PostOwn(string pattern, Func<ConsoleRequest, ConsoleAnswer> answer) => Post(pattern, Lifecycle.Accounts.Duty.SignedIn, answer) with { IsOwn = true };

    /// <summary>A form that files are sent with.</summary>
    public static ConsoleRoute Upload(string pattern, Duty duty, Func<ConsoleRequest, ConsoleAnswer> answer) => new(HttpMethods.Post, pattern, duty, answer, MostBytesOfFiles);
}
