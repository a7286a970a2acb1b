namespace Inspections.Worker.Hosting.Backups;

/// <summary>Why a backup is not restored.</summary>
internal static class BackupRefusals
{
    public static readonly RefusalKind Damaged = new(
        "BACKUP-001",
        "{file} 不是完好的备份：{detail}；未恢复任何内容",
        "{file} is not a whole backup: {detail}; nothing was restored",
        "请改用另一份备份",
        "use another one");

    public static readonly RefusalKind OnServer = new(
        "BACKUP-002",
        "数据库在服务器上，本程序不能恢复它",
        "the database is on a server and not this program's to restore",
        "请用服务器自己的恢复（SQL Server：RESTORE DATABASE；PostgreSQL：pg_restore）",
        "use the server's own restore (SQL Server: RESTORE DATABASE; PostgreSQL: pg_restore)",
        RefusalNature.Request);

    public static readonly RefusalKind DatabaseThere = new(
        "BACKUP-003",
        "{database} 或其日志（-wal）已存在，未恢复任何内容",
        "{database} or its log (-wal) exists; nothing was restored",
        "确要替换的，请写明覆盖",
        "to replace it, say that it is to be overwritten",
        RefusalNature.Request);

    public static readonly RefusalKind NoSuch = new("BACKUP-005", "没有备份 {name}", "there is no backup {name}", "请从列表里选", "choose one of the list", RefusalNature.Request);

    public static readonly RefusalKind NotWhole = new(
        "BACKUP-004",
        "恢复后的 {file} 不完好",
        "{file} is not whole after the restore",
        "请检查磁盘后重新恢复；原数据库（如有）已改名保留在同一目录，扩展名 .replaced",
        "check the disk and restore again; the former database, if there was one, is kept in the same folder, as .replaced");
}
