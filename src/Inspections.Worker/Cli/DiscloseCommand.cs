using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Disclosing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections disclose DRAW</c>: publishes a list that was kept back, after the last visit.</summary>
internal static class DiscloseCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        var command = new Command("disclose", "检查结束后公开暂不公开的名单 publish a list that was kept back, after the last visit") { draw };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            bool disclosed = new DiscloseRound(opened.Bureau, NullLogger<DiscloseRound>.Instance).Execute(id);
            opened.Publish();
            output.Say($"{id}  {(disclosed ? ("已公开", "disclosed") : ("名单本已公开，未作更改", "its list is public already, nothing changed"))}");
            return 0;
        });
        return command;
    }
}
