using System.CommandLine;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections migrate</c>: makes the database's tables, or brings an earlier version's up to date.</summary>
internal static class MigrateCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        var command = new Command("migrate", "建立或升级数据库的表 make the database's tables, or bring them up to date");
        command.SetAction(parsed =>
        {
            var folder = new DataDirectory(parsed.GetRequiredValue(data));
            using IDisposable? use = folder.BeginWriting(mayMake: true);
            IReadOnlyList<string> run = folder.Database.Schema.Migrate();
            foreach (string script in run)
            {
                output.WriteLine(script);
            }

            output.Say($"{(run.Count == 0 ? ("数据库已是最新，未作改动", "the database is up to date, nothing was changed") : ("完成", "done"))}");
        });
        return command;
    }
}
