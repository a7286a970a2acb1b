using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Xunit;

namespace Inspections.Worker.Tests.Cli.Accounts;

/// <summary>Every command × every role, made from the command tree: one that is added and says not who may fails here.</summary>
public sealed class CommandDutiesTests
{
    // What makes a command that also reads write.
    private static readonly Dictionary<string, string[]> Writing = new(StringComparer.Ordinal)
    {
        ["visit-days"] = ["--firm", "x"],
        ["joint"] = ["--all"],
        ["import"] = ["results", "x"],
    };

    private static readonly string[] Readers =
    [
        "approval list", "archive", "calendar check", "calendar show", "export", "fairness", "firm list", "firm show", "inspector list", "inspector show", "item list", "item show", "key show",
        "observe", "plan", "policy check", "policy show", "privacy check", "privacy list", "recusal list", "report", "result show", "review list", "sector list", "simulate", "status",
        "template", "verify", "visit list", "witness status",
    ];

    private static readonly string[] OfMachine =
    [
        "alerts", "backup", "deliver", "migrate", "move-to", "republish", "restore", "run", "service install", "service remove", "sign-in", "sign-out",
        "witness keygen", "witness seal", "witness sign", "witness sign-values", "witness watch",
    ];

    [Fact]
    public void Every_command_says_who_may_and_nothing_else_is_in_the_table() =>
        Assert.Equal(Leaves().Select(l => l.Path).Append("run").Distinct().Order(StringComparer.Ordinal), CommandDuties.Commands.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_command_that_writes_asks_for_a_duty() =>
        Assert.Equal(Readers.Concat(OfMachine).Order(StringComparer.Ordinal), Leaves().Where(l => DutyOf(l).Duty is null).Select(l => l.Path).Append("run").Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Whoever_has_no_duty_for_a_command_is_refused_and_whoever_has_one_is_not()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        int asked = 0;
        foreach (Label role in RoleTable.Roles.Select(r => r.Role))
        {
            Terminal terminal = desk.SignedIn($"{role}");
            foreach ((string path, string[] args) in Leaves())
            {
                CommandDuty duty = DutyOf((path, args));
                var person = new CommandPerson(terminal, TextWriter.Null);
                string? refused = Record.Exception(() => person.Admit(path, duty, desk.Data)) is UserErrorException e ? e.Id : null;
                bool may = duty.Duty is not { } needed || RoleTable.Has(role, needed);
                Assert.True(refused == (may ? null : AccountRefusals.NoDuty.Id), $"{path} as {role}: {refused}");
                Assert.Equal(duty.Duty is null ? null : $"{role}", person.Who?.Account.Staff.ToString());
                asked += duty.Duty is null ? 0 : 1;
            }
        }

        Assert.True(asked > 7 * 25, $"{asked} asked");
    }

    [Fact]
    public void Nobody_does_anything_without_being_signed_in_once_somebody_has_a_password()
    {
        using var desk = new AccountsDesk();
        desk.AddOneOfEachRole();
        foreach ((string path, string[] args) in Leaves())
        {
            CommandDuty duty = DutyOf((path, args));
            string? refused = Record.Exception(() => new CommandPerson(desk.At("nobody"), TextWriter.Null).Admit(path, duty, desk.Data)) is UserErrorException e ? e.Id : null;
            Assert.True(refused == (duty.Duty is null ? null : AccountRefusals.NotSignedIn.Id), $"{path}: {refused}");
        }
    }

    [Fact]
    public void An_administrator_decides_nothing_and_a_supervisor_changes_nothing()
    {
        CommandDuty[] duties = [.. Leaves().Select(DutyOf).Where(d => d.Duty is not null)];
        Each.Of(duties.Where(d => d.Duty != Duty.ManageAccounts), d => Assert.False(RoleTable.Has(RoleTable.Administrator, d.Duty!.Value)));
        Each.Of(duties, d => Assert.False(RoleTable.Has(RoleTable.Supervisor, d.Duty!.Value)));
        Each.Of(duties.Where(d => d.Duty is Duty.Decide or Duty.Review or Duty.ApproveVisits), d => Assert.True(d.IsPublished));
    }

    private static CommandDuty DutyOf((string Path, string[] Args) leaf)
    {
        ParseResult parsed = CommandTree.Make(TextWriter.Null, TextWriter.Null).Parse(leaf.Args);
        Assert.True(parsed.Errors.Count == 0, $"{string.Join(' ', leaf.Args)}: {string.Join("; ", parsed.Errors.Select(e => e.Message))}");
        Assert.Equal(leaf.Path, CommandDuties.PathOf(parsed));
        return CommandDuties.Of(leaf.Path, parsed);
    }

    private static IReadOnlyList<(string Path, string[] Args)> Leaves() => [.. Leaves(CommandTree.Make(TextWriter.Null, TextWriter.Null), [])];

    private static IEnumerable<(string Path, string[] Args)> Leaves(Command command, string[] path)
    {
        foreach (Command sub in command.Subcommands)
        {
            string[] below = [.. path, sub.Name];
            string name = string.Join(' ', below);
            if (sub.Subcommands.Count > 0)
            {
                foreach ((string, string[]) leaf in Leaves(sub, below))
                {
                    yield return leaf;
                }
            }
            else
            {
                IEnumerable<string> arguments = Writing.TryGetValue(name, out string[]? own) && !own[0].StartsWith('-') ? [] : sub.Arguments.SelectMany(Values);
                yield return (name, [.. below, .. arguments, .. sub.Options.Where(o => o.Required).SelectMany(o => Enumerable.Repeat(ValueOf(o.ValueType), Math.Max(1, o.Arity.MinimumNumberOfValues)).Prepend(o.Name)), .. own ?? []]);
            }
        }
    }

    private static IEnumerable<string> Values(Argument argument)
    {
        string? word = argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).FirstOrDefault()?.Label;
        return Enumerable.Repeat(word ?? ValueOf(argument.ValueType), argument.Arity.MinimumNumberOfValues);
    }

    private static string ValueOf(Type type) => type == typeof(int) || type == typeof(int?) || type == typeof(decimal) ? "2026" : "x";
}
