using System.CommandLine;
using System.CommandLine.Parsing;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.Cli.Identity;

/// <summary>What a command asks of who types it.</summary>
/// <param name="Duty">What the person must be allowed; null where nobody has to be signed in.</param>
/// <param name="IsPublished">True for a decision that is published, or that lets visits take place: it takes the password again after a while.</param>
internal sealed record CommandDuty(Duty? Duty, bool IsPublished = false);

/// <summary>
/// What every command asks of who types it, by the table of roles that the console's pages ask too. A command that is not here cannot be run:
/// one that is added says who may.
/// </summary>
internal static class CommandDuties
{
    // Whoever can read the bureau's files needs no program for it.
    private static readonly CommandDuty Reads = new(Duty: null);

    // What keeps the machine going, also by itself at night: nothing is decided with it.
    private static readonly CommandDuty Machine = new(Duty: null);

    private static readonly CommandDuty Prepare = new(Duty.Prepare), Enter = new(Duty.EnterResults), Manage = new(Duty.ManageAccounts, IsPublished: true);
    private static readonly CommandDuty Review = new(Duty.Review, IsPublished: true), Decide = new(Duty.Decide, IsPublished: true);

    private static readonly Dictionary<string, Func<ParseResult, CommandDuty>> Table = new(StringComparer.Ordinal)
    {
        ["run"] = _ => Machine,
        ["sign-in"] = _ => Machine,
        ["sign-out"] = _ => Machine,
        ["accounts list"] = _ => new(Duty.ManageAccounts),
        ["accounts add"] = _ => Manage,
        ["accounts change"] = _ => Manage,
        ["accounts end"] = _ => Manage,
        ["accounts remove-factor"] = _ => Manage,
        ["accounts drop-password"] = _ => Manage,

        // An administrator who has forgotten the password cannot sign in to get a new one.
        ["accounts reset"] = p => Has(p, "--recover") ? Machine : Manage,
        ["import"] = p => p.GetValue<string>("kind") switch
        {
            "results" => Enter,

            // Whoever is on a list is named in public at once.
            "dishonest" => new(Duty.Prepare, IsPublished: true),

            // Who must stay away from whom is decided, by whatever way it comes.
            "recusals" => Has(p, "--dry-run") ? Reads : Decide,
            _ => Prepare,
        },
        ["directory undo"] = p => Has(p, "--dry-run") ? Reads : Has(p, "--approved-by") ? Decide : Prepare,
        ["sector add"] = _ => Prepare,
        ["sector list"] = _ => Reads,
        ["firm add"] = _ => Prepare,
        ["firm change"] = _ => Prepare,
        ["firm end"] = _ => Prepare,
        ["firm show"] = _ => Reads,
        ["firm list"] = _ => Reads,
        ["inspector add"] = _ => Prepare,
        ["inspector change"] = _ => Prepare,
        ["inspector end"] = _ => Prepare,
        ["inspector show"] = _ => Reads,
        ["inspector list"] = _ => Reads,
        ["item add"] = _ => Prepare,
        ["item change"] = _ => Prepare,
        ["item end"] = _ => Prepare,
        ["item show"] = _ => Reads,
        ["item list"] = _ => Reads,
        ["export"] = _ => Reads,
        ["template"] = _ => Reads,
        ["calendar import"] = _ => Prepare,
        ["calendar show"] = _ => Reads,
        ["calendar check"] = _ => Reads,
        ["plan"] = _ => Reads,
        ["policy show"] = _ => Reads,
        ["policy check"] = _ => Reads,
        ["policy adopt"] = _ => Decide,
        ["approval give"] = _ => new(Duty.ApproveVisits, IsPublished: true),
        ["approval emergency"] = _ => new(Duty.DeclareEmergency),
        ["approval list"] = _ => Reads,
        ["notices"] = _ => Prepare,
        ["observe"] = _ => Reads,
        ["visit-days"] = p => Has(p, "--firm") ? Enter : Reads,
        ["substitute"] = _ => Decide,
        ["name-team"] = _ => Decide,
        ["joint"] = p => Has(p, "--firm") || Has(p, "--all") ? Prepare : Reads,
        ["recusal add"] = _ => Decide,
        ["recusal end"] = _ => Decide,
        ["recusal list"] = _ => Reads,
        ["result enter"] = _ => Enter,
        ["result withdraw"] = _ => Enter,
        ["result give-up"] = _ => Enter,
        ["result follow-up"] = _ => Enter,
        ["result show"] = _ => Reads,
        ["review list"] = _ => Reads,
        ["review approve"] = _ => Review,
        ["review return"] = _ => Review,
        ["privacy check"] = _ => Reads,
        ["privacy confirm"] = _ => Prepare,
        ["privacy list"] = _ => Reads,
        ["visit add"] = _ => Prepare,
        ["visit list"] = _ => Reads,
        ["close"] = _ => Decide,
        ["simulate"] = _ => Reads,
        ["archive"] = _ => Reads,
        ["report"] = _ => Reads,
        ["verify"] = _ => Reads,
        ["fairness"] = _ => Reads,
        ["witness add"] = _ => Prepare,
        ["witness keygen"] = _ => Machine,
        ["witness seal"] = _ => Machine,
        ["witness sign"] = _ => Machine,
        ["witness sign-values"] = _ => Machine,
        ["witness watch"] = _ => Machine,
        ["witness status"] = _ => Reads,
        ["deliver"] = _ => Machine,
        ["status"] = _ => Reads,
        ["alerts"] = _ => Machine,
        ["key show"] = _ => Reads,
        ["key rotate"] = _ => Decide,
        ["key recover"] = _ => Decide,
        ["key reseal"] = _ => Decide,
        ["source"] = p => Has(p, "--value") ? new(Duty.EnterValues) : Prepare,
        ["void"] = _ => Decide,
        ["disclose"] = _ => Decide,
        ["republish"] = _ => Machine,
        ["backup"] = _ => Machine,
        ["restore"] = _ => Machine,
        ["migrate"] = _ => Machine,
        ["move-to"] = _ => Machine,
        ["service install"] = _ => Machine,
        ["service remove"] = _ => Machine,
    };

    /// <summary>Every command of the table.</summary>
    public static IEnumerable<string> Commands => Table.Keys;

    /// <summary>What a parsed command asks.</summary>
    public static CommandDuty Of(string path, ParseResult parsed) => Table.TryGetValue(path, out Func<ParseResult, CommandDuty>? duty)
        ? duty(parsed)
        : throw new InvalidOperationException($"{path}: nothing says who may run it");

    /// <summary>The words of a command, such as <c>review approve</c>.</summary>
    public static string PathOf(ParseResult parsed)
    {
        IEnumerable<string> names = Up(parsed.CommandResult).TakeWhile(c => c.Parent is not null).Select(c => c.Command.Name).Reverse();
        return string.Join(' ', names) is { Length: > 0 } path ? path : "run";
    }

    private static IEnumerable<CommandResult> Up(CommandResult at)
    {
        for (SymbolResult? one = at; one is not null; one = one.Parent)
        {
            if (one is CommandResult command)
            {
                yield return command;
            }
        }
    }

    private static bool Has(ParseResult parsed, string option) =>
        parsed.CommandResult.Command.Options.FirstOrDefault(o => o.Name == option) is { } known && parsed.GetResult(known) is { Implicit: false };
}
