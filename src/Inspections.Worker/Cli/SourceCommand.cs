using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections source DRAW --name NAME …</c>: before the commitment a digest or an issue, after it a value.</summary>
internal static class SourceCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> name = new("--name") { Description = "随机源 witness:<名称 name> | dice | ssq:<期号 issue> | dlt:<期号 issue> | drand:quicknet/<轮次 round>", Required = true };
        Option<string?> digest = new("--digest") { Description = "承诺前：见证机构封存值的摘要 before the commitment: the digest of a witness's sealed value" };
        Option<string?> at = new("--at") { Description = "承诺前：彩票开奖时间 before the commitment: when the issue is drawn, 2026-11-25T21:15:00+08:00" };
        Option<string?> value = new("--value") { Description = "承诺后：随机数 after the commitment: the value" };
        Option<string?> signature = new("--signature") { Description = "信标的签名 of a pulse: its signature" };
        var command = new Command("source", "登记随机源 the sources of a draw") { draw, name, digest, at, value, signature };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            Label source = ProtocolText.Read(parsed.GetRequiredValue(name), Label.Parse);
            bool changed;
            if (parsed.GetValue(value) is string given && parsed.GetValue(digest) is null && parsed.GetValue(at) is null)
            {
                if (person.Who is { } who)
                {
                    ValueOutcome outcome = opened.Bureau.Write(session => EnterValueTwice.Execute(session, opened.Bureau, who, id, source, given, parsed.GetValue(signature)));
                    opened.Publish();
                    return Tell(id, source, outcome, output);
                }

                changed = EnterValue.Execute(opened.Bureau, id, source, given, parsed.GetValue(signature));
            }
            else if (parsed.GetValue(value) is null && parsed.GetValue(signature) is null && (parsed.GetValue(digest) ?? parsed.GetValue(at)) is not null)
            {
                changed = PromiseSource.Execute(opened.Bureau, opened.Settings.Commitment, id, new SourcePromise(
                    source,
                    parsed.GetValue(digest) is string d ? ProtocolText.Read(d, Digest.Parse) : null,
                    parsed.GetValue(at) is string a ? ProtocolText.Read(a, BeijingTime.ParseMoment) : null));
            }
            else
            {
                throw CommandRefusals.SourceWhat.Error();
            }

            opened.Publish();
            output.Say($"{id}  {source}  {(changed ? ("已登记", "entered") : ("已登记过，未作更改", "entered before, nothing changed"))}");
            return 0;
        });
        return command;
    }

    private static int Tell(DrawId draw, Label source, ValueOutcome outcome, TextWriter output)
    {
        output.Say($"{draw}  {source}  {outcome switch
        {
            ValueOutcome.Taken => new Text("已登记", "entered"),
            ValueOutcome.Known => new Text("已登记过，未作更改", "entered before, nothing changed"),
            ValueOutcome.Waits => new Text("已记下；须由另一人各自录入相同的内容，才登记", "noted; it is entered once another person has entered the same"),
            _ => new Text("与另一人录入的不同，没有登记；请各自核对后再录", "another person has entered something else: nothing is entered; check it, each of you, and enter it again"),
        }}");
        return outcome == ValueOutcome.Differs ? ExitCode.Failure : 0;
    }
}
