using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Importing;

namespace Inspections.Worker.Cli;

/// <summary>Takes a list of dishonest firms, publishes it and says what became of its rows.</summary>
internal static class ImportDishonesty
{
    public static int Take(OpenBureau opened, ImportedRows<DishonestyRow> file, bool skipBad, TextWriter output, TextWriter errors)
    {
        DishonestyImport import = opened.Bureau.Database.Read(s => DishonestyImport.Of(s, file, opened.Bureau.Today));
        RefusalText.Tell(errors, file);
        if (file.Problems.Total > 0 && !skipBad)
        {
            errors.Tell($"{file.File}：{file.Problems.Total} 个问题，未登记任何企业。", $"{file.File}: {Counted.Of(file.Problems.Total, "problem")}, nothing was entered.");
            return ExitCode.Failure;
        }

        UpdateCount count = new DirectoryUpdate(opened.Bureau, keepMissing: file.Problems.Total > 0).Dishonesty(import);
        opened.Publish();
        output.Tell(
            $"{file.File}：在列 {count.Rows}，新增 {count.Added}，变更 {count.Changed}，移出 {count.Ended}；已到期 {import.Over}，不在名录库（含自然人）{import.Strangers}",
            $"{file.File}: {count.Rows} listed, {count.Added} added, {count.Changed} changed, {count.Ended} taken off; {import.Over} run out, {import.Strangers} not in the directory, people among them");
        return 0;
    }
}
