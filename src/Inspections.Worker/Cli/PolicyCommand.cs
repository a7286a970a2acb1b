using System.CommandLine;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections policy show|check|adopt</c>: the rules in force, what the bureau has written beside them, and how that comes into force.</summary>
internal static class PolicyCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person) => new("policy", "抽查政策 the policy of the bureau's draws")
    {
        Show(data, output),
        Check(data, output),
        Adopt(data, output, person),
    };

    private static Command Show(Option<string> data, TextWriter output)
    {
        Option<bool> json = new("--json") { Description = "以 JSON 输出，与公示的文件逐字节相同 as JSON, byte for byte as it is published" };
        var command = new Command("show", "生效的政策，和谁决定的 the policy in force, and who decided it") { json };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            (PolicyDocument policy, string? decision) = opened.Bureau.Database.Read(s =>
            {
                PolicyDocument inForce = PolicyStore.Find(s, LedgerStore.Open(s)) ?? throw CommandRefusals.NoPolicy.Error();
                return (inForce, PolicyStore.DecisionOn(s, inForce.Digest));
            });
            if (parsed.GetValue(json))
            {
                output.Write(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(policy.ToJson())));
                return 0;
            }

            Print(PolicyText.Lines(output, policy), output);
            Print(PolicyText.Reviewers(output, policy, opened.Settings), output);
            output.Tell(decision is null ? new Text("由工作进程启动时登记", "entered by a worker when it started") : new Text($"决定/批准：{decision}", $"decided/approved by {decision}"));
            PolicyText.Remind(opened, output);
            return 0;
        });
        return command;
    }

    private static Command Check(Option<string> data, TextWriter output)
    {
        var command = new Command("check", "已写的政策与生效的有何不同，能否生效；不作任何改动 how what is written differs from what is in force, and whether it can be adopted; changes nothing");
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            PolicyProposal proposal = opened.Bureau.Database.Read(s => PolicyProposal.Of(s, opened.Bureau, opened.Policy));
            output.Tell(opened.Settings.Policy is { } file && !opened.IsSample ? new Text($"政策文件：{file}", $"policy file: {file}") : new Text("没有政策文件，按默认政策", "no policy file: the default policy"));
            if (proposal.IsInForce)
            {
                output.Tell(proposal.Wanted is null ? new Text("还没有企业名录", "there is no firm directory yet") : new Text("与生效的相同", "it is in force already"));
                return 0;
            }

            Print(PolicyText.Changes(output, proposal.InForce, proposal.Wanted!), output);
            Print(PolicyText.Reviewers(output, proposal.Wanted!, opened.Settings), output);
            proposal.Require();
            output.Say($"{("可以生效", "it can be adopted")}: inspections policy adopt --by … --approved-by …");
            return 0;
        });
        return command;
    }

    private static Command Adopt(Option<string> data, TextWriter output, CommandPerson person)
    {
        var people = new TwoPeopleOptions(person);
        var command = new Command("adopt", "使已写的政策生效，由两人决定 bring what is written into force; two people decide");
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            TwoPeople two = people.Read(parsed, opened.Settings.Staff);
            PolicyProposal proposal = new LedgerSetup(opened.Bureau, opened.Policy).AdoptPolicy(two);
            if (proposal.IsInForce)
            {
                output.Tell(proposal.Wanted is null
                    ? new Text("还没有企业名录，未作更改", "there is no firm directory yet, nothing changed")
                    : new Text("早已生效，未作更改", "it was in force already, nothing changed"));
                return 0;
            }

            opened.Publish();
            Print(PolicyText.Changes(output, proposal.InForce, proposal.Wanted!), output);
            Print(PolicyText.Reviewers(output, proposal.Wanted!, opened.Settings), output);
            output.Say($"{("已生效", "in force")}: {proposal.Wanted!.Digest}");
            return 0;
        });
        return command;
    }

    private static void Print(IEnumerable<string> lines, TextWriter output)
    {
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }
    }
}
