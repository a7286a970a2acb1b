using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.BureauConsole;

/// <summary>One page or form of the console, and who may use it: there is none without a duty.</summary>
/// <param name="Method">GET to read, POST to do.</param>
/// <param name="Pattern">The path, its variable parts in braces.</param>
/// <param name="Duty">What whoever asks must be allowed; null for the pages before anybody is signed in.</param>
/// <param name="Answer">Answers it.</param>
internal sealed record ConsoleRoute(string Method, string Pattern, Duty? Duty, Func<ConsoleRequest, ConsoleAnswer> Answer)
{
    /// <summary>A page that is read.</summary>
    public static ConsoleRoute Get(string pattern, Duty? duty, Func<ConsoleRequest, ConsoleAnswer> answer) => new(HttpMethods.Get, pattern, duty, answer);

    /// <summary>A form that does something.</summary>
    public static ConsoleRoute Post(string pattern, Duty? duty, Func<ConsoleRequest, ConsoleAnswer> answer) => new(HttpMethods.Post, pattern, duty, answer);
}
