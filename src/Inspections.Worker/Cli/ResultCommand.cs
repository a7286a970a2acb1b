using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections result enter|withdraw|give-up|follow-up|show</c>: one result; a sheet of them is imported.</summary>
internal static class ResultCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person) =>
        new("result", "录入、撤回一户的检查结果，登记后续处置 enter or withdraw one result, close a follow-up")
        {
            Enter(data, output, person),
            Withdraw(data, output, person),
            GiveUp(data, output, person),
            CloseFollowUp(data, output, person),
            ResultHistory.Make(data, output),
        };

    private static Command Enter(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> firm = new("--firm") { Description = "企业 the drawn firm", Required = true };
        Option<string> on = new("--on") { Description = "检查完成日期 the day", Required = true };
        Option<string[]> inspectors = new("--inspectors") { Description = "到场执法人员 who was there", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<string[]> items = new("--items") { Description = "检查事项 the items inspected", AllowMultipleArgumentsPerToken = true };
        Option<string[]> categories = new("--categories") { Description = "检查结果 what was found", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<string[]> problems = new("--problem") { Description = "事项编号：问题 item: problem" };
        Option<string[]> followUps = new("--follow-up") { Description = "措施和期限，如“责令改正 2026-05-01” measure and its date" };
        Option<string?> window = new("--window-reason") { Description = "超期限检查原因 why outside the window" };
        Option<string?> remark = new("--remark") { Description = "备注 remark" };
        Option<string?> correct = new("--correct") { Description = "更正已公示结果的原因 why what is public is corrected" };
        Option<string?> by = new("--by") { Description = "录入人员编号；录入的人不能审查 staff id of who enters, and reviews nothing of it" };
        var command = new Command("enter", "录入一户 enter one result")
        {
            draw, firm, on, inspectors, items, categories, problems, followUps, window, remark, correct, by,
        };
        command.SetAction(parsed =>
        {
            // One row of the sheet, by other means: the same reading, the same rules.
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            string[] cells =
            [
                person.Own(opened.Draw(parsed.GetRequiredValue(draw))).ToString(),
                opened.Firm(parsed.GetRequiredValue(firm)).ToString(),
                "",
                "",
                parsed.GetRequiredValue(on),
                string.Join(';', parsed.GetRequiredValue(inspectors)),
                string.Join(';', parsed.GetValue(items) ?? []),
                string.Join(';', parsed.GetRequiredValue(categories)),
                string.Join(';', parsed.GetValue(problems) ?? []),
                string.Join(';', parsed.GetValue(followUps) ?? []),
                parsed.GetValue(window) ?? "",
                parsed.GetValue(remark) ?? "",
            ];
            PersonalDataWords.Warn(output, "--correct", parsed.GetValue(correct));
            return ImportResults.Take(
                opened, ResultFile.ReadOne(cells), new EntryTerms(person.By(parsed.GetValue(by), opened.Settings.Staff), parsed.GetValue(correct)), skipBad: false, output, output);
        });
        return command;
    }

    private static Command Withdraw(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> firm = new("--firm") { Description = "企业 the drawn firm", Required = true };
        Option<string> reason = new("--reason") { Description = "撤回原因 why", Required = true };
        Option<string?> by = new("--by") { Description = "经办人员编号；经办的人不能审查 staff id of who asks for it, and reviews nothing of it" };
        var command = new Command("withdraw", "撤回已公示的结果（须重新审查）take a public result back, after its own review") { draw, firm, reason, by };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Identifier which = opened.Firm(parsed.GetRequiredValue(firm));
            var terms = new EntryTerms(person.By(parsed.GetValue(by), opened.Settings.Staff), parsed.GetRequiredValue(reason));
            opened.Bureau.Write(session => new EnterResult(opened.Bureau, opened.Settings.Review, session).Withdraw(id, which, terms));
            PersonalDataWords.Warn(output, "--reason", terms.Correction);
            output.Say($"{("撤回已提交审查", "the withdrawal is under review")}");
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }

    private static Command GiveUp(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> firm = new("--firm") { Description = "企业 the drawn firm", Required = true };
        Option<string> reason = new("--reason") { Description = "放弃原因 why", Required = true };
        Option<string?> by = new("--by") { Description = "经办人员编号 staff id of who gives it up" };
        var command = new Command("give-up", "放弃被退回或在审查中的更正、撤回，已公示的结果不变 give up a correction or withdrawal; what is public stays") { draw, firm, reason, by };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Identifier which = opened.Firm(parsed.GetRequiredValue(firm));
            Label who = person.By(parsed.GetValue(by), opened.Settings.Staff);
            string why = parsed.GetRequiredValue(reason);
            opened.Bureau.Write(session => new EnterResult(opened.Bureau, opened.Settings.Review, session).GiveUp(id, which, who, why));
            PersonalDataWords.Warn(output, "--reason", why);
            output.Say($"{("已放弃，已公示的结果不变", "given up, what is public stays")}");
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }

    private static Command CloseFollowUp(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> firm = new("--firm") { Description = "企业 the drawn firm", Required = true };
        Option<int> number = new("--number") { Description = "第几项措施 which measure, from 1", Required = true };
        Option<string> on = new("--closed") { Description = "办结日期 the day it was closed", Required = true };
        Option<string?> outcome = new("--outcome") { Description = "办结情况（不公开），如“复查合格” how it was settled, never public" };
        Option<string?> by = new("--by") { Description = "登记人编号（登录后可不写）staff id of who notes it" };
        var command = new Command("follow-up", "登记后续处置办结 note that a follow-up measure is closed") { draw, firm, number, on, outcome, by };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Identifier which = opened.Firm(parsed.GetRequiredValue(firm));
            DateOnly day = BureauWords.Day(parsed.GetRequiredValue(on));
            int wanted = parsed.GetRequiredValue(number);
            Label? who = person.Who is null && parsed.GetValue(by) is null ? null : person.By(parsed.GetValue(by), opened.Settings.Staff);
            opened.Bureau.Write(session => new CloseFollowUp(opened.Bureau).Execute(session, id, which, wanted, new FollowUpClosing(day, who, parsed.GetValue(outcome) ?? "")));
            output.Say($"{("已办结", "closed")}");
            return 0;
        });
        return command;
    }
}
