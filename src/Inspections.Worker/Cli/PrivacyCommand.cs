using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Privacy;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections privacy check|confirm|list</c>: what looks like personal data in a text, and a person's word that it is none.</summary>
internal static class PrivacyCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person) =>
        new("privacy", "个人信息：检查一段文字；确认其中没有 personal data: look through a text, confirm that it holds none")
        {
            Check(output), Confirm(data, output, person), List(data, output),
        };

    private static Command Check(TextWriter output)
    {
        Argument<string> text = new("text") { Description = "文字 the text" };
        var command = new Command("check", "检查一段文字 look through a text") { text };
        command.SetAction(parsed =>
        {
            string given = parsed.GetRequiredValue(text);
            IReadOnlyList<PersonalDatum> found = PersonalData.Find(given);
            foreach (PersonalDatum datum in found)
            {
                output.Say($"{PersonalDataWords.Part(given, datum)}");
            }

            output.WriteLine(found.Count == 0 ? output.Word("没有发现个人信息", "no personal data found") : DeIdentified.Text(given));
            return found.Count == 0 ? 0 : ExitCode.Failure;
        });
        return command;
    }

    private static Command Confirm(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string?> text = new("text") { Description = "整格文字，空格、换行不计 the whole text of the cell; blanks do not count", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> file = new("--file") { Description = "文字在这个文件里（UTF-8）the text is in this file" };
        Option<string?> by = new("--by") { Description = "确认人的人员编号或姓名（登录后可不写）staff id or name of who confirms it; who is signed in, when left out" };
        Option<string?> approvedBy = new("--approved-by") { Description = "第二人：看似证件号、银行账号的须两人确认 a second person, for what looks like the number of a card, a passport or a bank account" };
        var command = new Command("confirm", "确认一段文字不含个人信息（留存确认人、时间和文字摘要）confirm that a text holds none; who, when and the text's digest are kept") { text, file, by, approvedBy };
        command.SetAction(parsed =>
        {
            string given = Given(parsed.GetValue(text), parsed.GetValue(file));

            // The bureau is not opened: a policy that waits for this very word would not let it.
            var folder = new DataDirectory(parsed.GetRequiredValue(data));
            IReadOnlyList<PersonalDatum> found = PersonalData.Find(given);
            (Label who, Label? second) = parsed.GetValue(approvedBy) is string other && person.Two(parsed.GetValue(by), other, folder.Settings.Staff) is var two
                ? (two.DecidedBy, two.ApprovedBy)
                : (person.By(parsed.GetValue(by), folder.Settings.Staff), default(Label?));
            if (second is null && ConfirmedText.NeedsTwoPeople(found))
            {
                throw CommandRefusals.TwoMustConfirm.Error(PersonalDataWords.Parts(given, found));
            }

            using IDisposable? use = folder.BeginWriting(mayMake: true);
            folder.Database.Schema.Prepare();
            var confirmation = new PersonalDataConfirmation(ConfirmedText.DigestOf(given), who, second, BeijingTime.Of(MachineClock.Time.GetUtcNow()));
            bool isNew = folder.Database.Write(s => PersonalDataConfirmations.TryAdd(s, confirmation));
            foreach (PersonalDatum datum in found)
            {
                output.Say($"{PersonalDataWords.Part(given, datum)}");
            }

            output.Tell(isNew ? new Text($"已记录确认：其中没有个人信息  {confirmation.Text}", $"confirmed, it holds no personal data: {confirmation.Text}") : new Text("以前已确认", "confirmed before"));
            return 0;
        });
        return command;
    }

    private static string Given(string? text, string? file)
    {
        if (text is null == file is null)
        {
            throw CommandRefusals.TextOrFile.Error();
        }

        try
        {
            return text ?? File.ReadAllText(file!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandRefusals.Unreadable.Error(file, e.Message);
        }
    }

    private static Command List(Option<string> data, TextWriter output)
    {
        var command = new Command("list", "列出已作的确认 list what was confirmed");
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            IReadOnlyList<PersonalDataConfirmation> all = opened.Bureau.Database.Read(PersonalDataConfirmations.All);
            foreach (PersonalDataConfirmation one in all)
            {
                output.WriteLine($"{BeijingTime.Format(one.At)}  {one.By}{(one.ApprovedBy is Label second ? $"、{second}" : "")}  {one.Text}");
            }

            output.WriteLine($"{all.Count}");
            return 0;
        });
        return command;
    }
}
