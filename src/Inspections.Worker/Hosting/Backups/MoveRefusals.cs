namespace Inspections.Worker.Hosting.Backups;

/// <summary>Why a bureau is not moved to a server.</summary>
internal static class MoveRefusals
{
    public static readonly RefusalKind OnServer = new(
        "MOVE-001",
        "设置 Database 已经指向服务器",
        "the setting Database names a server already",
        "搬移的是数据目录里的 inspections.db：请先去掉该设置（或环境变量 INSPECTIONS_DATABASE），目标服务器写在命令里",
        "what is moved is inspections.db in the data folder: take the setting (or the variable INSPECTIONS_DATABASE) away and name the server in the command",
        RefusalNature.Request);

    public static readonly RefusalKind NotEmpty = new(
        "MOVE-002",
        "服务器上的数据库不是空的（表 {table} 与本单位的不同）；未作任何改动",
        "the server's database is not empty (its table {table} is not this bureau's); nothing was changed",
        "请指定一个空的数据库",
        "name an empty one");

    public static readonly RefusalKind NotEqual = new(
        "MOVE-003",
        "表 {table} 复制后不相同（{here} 行与 {there} 行）；服务器上未保存任何内容",
        "the table {table} is not the same after the copy ({here} rows, {there} rows); nothing was kept on the server",
        "原数据库仍可使用；请检查服务器后重试",
        "the database here is as it was; check the server and try again");

    public static readonly RefusalKind Damaged = new(
        "MOVE-004",
        "“{what}”与其摘要不符；服务器上未保存任何内容",
        "'{what}' does not have the digest it is known by; nothing was kept on the server",
        "原数据库可能已损坏：请从备份恢复后再搬移",
        "the database here may be damaged: restore a backup and move that");

    public static readonly RefusalKind OtherFiles = new(
        "MOVE-005",
        "搬移后公示内容不同：{file} 等 {count} 个文件",
        "what is published would be other: {file}, {count} files in all",
        "原数据库仍可使用；请删除服务器上的数据库后重试",
        "the database here is as it was; drop the server's and try again");
}
