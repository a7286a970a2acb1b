using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections review list|approve|return</c>: the pre-release review (保密审查).</summary>
internal static class ReviewCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person) =>
        new("review", "公示前审查 the review before publication") { List(data, output), Approve(data, output, person), Return(data, output, person) };

    private static Command List(Option<string> data, TextWriter output)
    {
        var command = new Command("list", "待审结果 what waits for review");
        Option<bool> json = new("--json") { Description = "以 JSON 输出 as JSON" };
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            (IReadOnlyList<(SubmittedResult Result, ReviewStep Step)> waiting, IReadOnlyList<SubmittedResult> back) =
                opened.Bureau.Database.Read(s => (Review(opened, s).Waiting(s), ResultStore.SentBack(s)));
            if (parsed.GetValue(json))
            {
                output.WriteLine(ReadableJson.Write(waiting.Select(w => Json(w.Result, w.Step)).Concat(back.Select(r => Json(r, step: null))).ToArray()));
                return 0;
            }

            foreach ((SubmittedResult r, ReviewStep step) in waiting)
            {
                output.WriteLine($"{Line(r, output)}  → {step.Name} ({step.Step})");
            }

            foreach (SubmittedResult r in back)
            {
                output.Say($"{Line(r, output)}  → {(r.IsCorrection ? ("被退回，待重新录入或放弃", "returned, to be entered again or given up") : ("被退回，待重新录入", "returned, to be entered again"))}");
            }

            output.Say($"{waiting.Count} {("条待审", "waiting")}{(back.Count > 0 ? new Text($"，{back.Count} 条被退回", $", {back.Count} returned") : null)}");
            return 0;
        });
        return command;
    }

    private static string Line(SubmittedResult r, TextWriter output)
    {
        string what = r.IsWithdrawal ? output.Word("撤回", "withdrawal") : string.Join("、", r.Content.Categories.Select(c => output.Word(new Text(c.Chinese, c.Name))));
        return $"{r.Record}  v{r.Version}  {r.Draw}  {r.Firm}  {r.Content.InspectedOn:yyyy-MM-dd}  {what}";
    }

    private static object Json(SubmittedResult r, ReviewStep? step) => new
    {
        record = $"{r.Record}",
        version = r.Version,
        draw = $"{r.Draw}",
        firm = $"{r.Firm}",
        inspectedOn = BeijingTime.Format(r.Content.InspectedOn),
        categories = r.IsWithdrawal ? ["Withdrawn"] : r.Content.Categories.Select(c => $"{c}").ToArray(),
        state = $"{r.State}",
        step = step?.Step.ToString(),
        name = step?.Name,
    };

    private static Command Approve(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> records = new("record") { Description = "记录编号 the records", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> draw = new("--draw") { Description = "一次抽取的全部待审结果 all that wait in one draw, at one step" };
        Option<string?> by = new("--by") { Description = "审查人员编号 staff id of the reviewer" };
        var command = new Command("approve", "同意公开；最后一步通过后公示 approve; the last step publishes") { records, draw, by };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            string who = $"{person.By(parsed.GetValue(by), opened.Settings.Staff)}";
            DrawId? drawn = parsed.GetValue(draw) is string word ? person.Own(opened.Draw(word)) : null;
            int approved = opened.Bureau.Write(session =>
            {
                ReviewResults review = Review(opened, session);
                SubmittedResult[] chosen = drawn is DrawId id
                    ? InDraw(session, review, id, opened, who)
                    : [.. (parsed.GetValue(records) ?? []).Distinct(StringComparer.Ordinal).Select(r => Find(session, r))];
                if (chosen.Length == 0)
                {
                    throw CommandRefusals.NothingToReview.Error();
                }

                foreach (SubmittedResult result in chosen)
                {
                    _ = person.Own(result.Draw);
                }

                review.Approve(session, chosen, who);
                return chosen.Length;
            });
            opened.Publish();
            output.Say($"{(Zh: $"已同意 {approved} 条", En: $"{approved} approved")}");
            return 0;
        });
        return command;
    }

    private static Command Return(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string> record = new("record") { Description = "记录编号 the record" };
        Option<string?> by = new("--by") { Description = "审查人员编号 staff id of the reviewer" };
        Option<string> reason = new("--reason") { Description = "退回原因 why", Required = true };
        var command = new Command("return", "退回 send a result back") { record, by, reason };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            string who = $"{person.By(parsed.GetValue(by), opened.Settings.Staff)}";
            opened.Bureau.Write(session =>
            {
                SubmittedResult result = Find(session, parsed.GetRequiredValue(record));
                _ = person.Own(result.Draw);
                Review(opened, session).Return(session, result, who, parsed.GetRequiredValue(reason));
            });
            PersonalDataWords.Warn(output, "--reason", parsed.GetRequiredValue(reason));
            output.Say($"{("已退回", "returned")}");
            return 0;
        });
        return command;
    }

    private static ReviewResults Review(OpenBureau opened, Session session) => new(opened.Bureau, opened.Settings.Review, People(opened, session));

    private static Staff People(OpenBureau opened, Session session) => StaffList.AtTerminal(session, opened.Settings.Staff, opened.Bureau.Today);

    // Of a draw, those that wait for a step of which the person has the role.
    private static SubmittedResult[] InDraw(Session session, ReviewResults review, DrawId draw, OpenBureau opened, string by)
    {
        IReadOnlyList<string> roles = People(opened, session).Find(by).Person.Roles;
        return [.. review.Waiting(session).Where(w => w.Result.Draw == draw && roles.Contains($"{w.Step.Step}", StringComparer.Ordinal)).Select(w => w.Result)];
    }

    private static SubmittedResult Find(Session session, string record)
    {
        Label label = ProtocolText.Read(record, Label.Parse);
        return ResultStore.LatestOf(session, label)
            ?? throw CommandRefusals.NoRecord.Error(record);
    }
}
