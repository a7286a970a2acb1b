using System.CommandLine;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections move-to CONNECTION</c>: copies a bureau's database file whole to PostgreSQL or SQL Server, and compares it.</summary>
internal static class MoveToCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<string> connection = new("connection") { Description = "服务器的连接，同设置 Database；写 - 则从标准输入读一行（密码不留在命令历史里）the server's connection, as in the setting Database; - reads a line of standard input, which no history keeps" };
        var command = new Command("move-to", "把本单位的数据库整体搬到 PostgreSQL 或 SQL Server，并逐表核对 move the bureau's database whole to PostgreSQL or SQL Server, and compare every table") { connection };
        command.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(connection) is "-" ? Console.In.ReadLine() ?? "" : parsed.GetRequiredValue(connection);
            if (string.IsNullOrWhiteSpace(target))
            {
                throw CommandRefusals.NoConnection.Error();
            }

            var folder = new DataDirectory(parsed.GetRequiredValue(data));
            if (folder.DatabaseFile is not { } file)
            {
                throw MoveRefusals.OnServer.Error();
            }

            folder.RequireDatabase();
            using var alone = OneProcess.Claim(folder.Root);
            DatabaseSwap.Recover(folder.Root, file);
            using var nobody = DatabaseLock.Claim(folder.Root);
            MoveOutcome moved = new ServerMove(folder, new Database(DataDirectory.ServerDialect(target.Trim()))).Execute(MachineClock.Time.GetUtcNow());
            foreach ((string name, long rows) in moved.Tables.Where(t => t.Rows > 0))
            {
                output.WriteLine($"    {name,-28} {rows,10}");
            }

            output.Say($"{(moved.WasThere ? ("此前已全部复制，逐表核对相同", "everything was there already from an earlier move, and is the same table by table") : ("已搬移，逐表核对相同", "moved; every table is the same"))}");
            output.Say($"    {("台账", "ledger")} {new Text($"{moved.Head.Size} 条", Counted.Of(moved.Head.Size, "entry", "entries"))}  {moved.Head.Root}");
            output.Say($"    {("原数据库改名保留", "the former database is kept as")}: {moved.Former}");
            output.Say($"    {("接着：把同一连接写进设置 Database（含密码的用环境变量 INSPECTIONS_DATABASE），再启动", "next: give the same connection in the setting Database (with a password: in the variable INSPECTIONS_DATABASE), and start")}");
            return 0;
        });
        return command;
    }
}
