namespace GovReportArchive.Composition.Settings;

/// <summary>Which program reads a setting, and what it belongs to.</summary>
internal enum SettingOf
{
    /// <summary>Where one archive lies; the server and every command read it.</summary>
    Archive,

    /// <summary>The server alone reads it; the commands pass over it.</summary>
    Server,
}

/// <summary>One setting: <c>--stop-seconds</c> on the command line, <c>GOVREPORT_STOP_SECONDS</c> in the environment, <c>stop-seconds</c> in the file.</summary>
/// <param name="Of">Who reads it.</param>
/// <param name="Name">Its name in the file, and after two hyphens on the command line.</param>
/// <param name="Value">What its value is, in one word; a <c>目录</c> or <c>文件</c> in the file is taken from the folder of the file.</param>
/// <param name="Meaning">What it is for.</param>
/// <param name="Default">What holds where it is not given; null where nothing does.</param>
internal sealed record Setting(SettingOf Of, string Name, string Value, string Meaning, string? Default = null)
{
    /// <summary>The name of the file of settings; it stands in no file itself.</summary>
    public const string File = "config";

    /// <summary>Where the file lies unless another is named; it need not be there.</summary>
    public const string UsualFile = "/etc/govreport/govreport.conf";

    /// <summary>What names of variables begin with.</summary>
    public const string Prefix = "GOVREPORT_";

    /// <summary>Every setting, in the order of help and documents. <c>Web/SERVING.md</c> has a row for each.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(SettingOf.Archive, File, "文件", "配置文件，每行“名称 = 值”，名称同选项而不带“--”", UsualFile),
        new(SettingOf.Archive, "corpus", "目录", "档案目录：目录库与原件", "corpus"),
        new(SettingOf.Archive, "catalog", "连接串", "目录库所在的 PostgreSQL 数据库，如 \"Host=db.example;Database=govreport;Username=govreport\"，密码由 PGPASSWORD 或 passfile 给出；缺省为档案目录中的 archive.db"),
        new(SettingOf.Archive, "index", "目录", "检索库目录；由目录库生成，可随时删除", "index"),
        new(SettingOf.Archive, "search", "地址", "以 Elasticsearch 或 OpenSearch 集群为检索库，如 https://a:9200,https://b:9200；缺省为检索库目录中的 Lucene"),
        new(SettingOf.Archive, "search-index", "名称", "集群中索引名的开头；共用检索库的各台机器须相同", "govreport"),
        new(SettingOf.Archive, "search-key", "密钥", "集群的 API 密钥（base64）；请写在环境变量或配置文件中，不要写在命令行上"),
        new(SettingOf.Archive, "search-ca", "文件", "签发集群证书的机构的证书（PEM）；缺省为系统所信任的"),
        new(SettingOf.Archive, "originals-from", "地址", "同一档案库的其他服务，如 http://node-a:8080，多个以逗号分隔；本机没有或已损坏的原件按散列向它们取得并保存"),
        new(SettingOf.Server, "urls", "地址", "监听地址，多个以分号分隔", "http://localhost:5080"),
        new(SettingOf.Server, "public-address", "地址", "对外的地址，如 https://reports.example，用于引用和其他完整网址；缺省为监听地址"),
        new(SettingOf.Server, "trusted-proxies", "网段", "反向代理的地址，如 10.0.0.0/8，多个以逗号分隔；只相信它们的 X-Forwarded-For 与 X-Forwarded-Proto"),
        new(SettingOf.Server, "requests-per-minute", "次数", "每个地址每分钟的请求数，0 为不限", "3000"),
        new(SettingOf.Server, "bulk-hours", "小时数", "整库下载的文件至多隔多久重新制作，0 为不制作", "24"),
        new(SettingOf.Server, "fixity-days", "天数", "每个原件至多隔多少天与其散列核对一次，0 为不核对", "30"),
        new(SettingOf.Server, "fixity-mb-per-second", "兆字节", "核对原件时每秒至多读多少兆字节", "10"),
        new(SettingOf.Server, "deposit-keys", "文件", "交存密钥的文件，每行“名称 sha256:…”（govreport deposit-key 生成）；有它才接受交存（/deposit）"),
        new(SettingOf.Server, "metrics", "地址", "运行指标（Prometheus 格式）另行监听的地址，如 http://127.0.0.1:9464，路径为 /metrics；缺省不提供"),
        new(SettingOf.Server, "log-format", "格式", "日志的格式：text 或 json（每行一个对象）", "text"),
        new(SettingOf.Server, "log-requests", "范围", "哪些请求记入日志：none、failed（5xx）或 all；只记路由、状态、毫秒与请求编号，不记所发的内容", "failed"),
        new(SettingOf.Server, "node-name", "名称", "本节点的名称，见 /readyz；缺省为主机名"),
        new(SettingOf.Server, "duty", "方式", "几个节点共用一个目录库时，只由一个节点做的事（订阅、原件核对）：auto 为谁空缺谁接手，never 为本节点不做", "auto"),
        new(SettingOf.Server, "ready-lag", "变更数", "检索库落后目录库多少个变更以上，/readyz 答 503", "1000"),
        new(SettingOf.Server, "ready-lag-seconds", "秒数", "检索库落后目录库多少秒以上，/readyz 答 503", "60"),
        new(SettingOf.Server, "stop-seconds", "秒数", "停止时等待正在进行的答复", "30"),
    ];

    /// <summary>Its variable in the environment.</summary>
    public string Variable => Prefix + Name.ToUpperInvariant().Replace('-', '_');

    /// <summary>Whether its value is a path.</summary>
    public bool IsPath => Value is "目录" or "文件";

    /// <summary>The setting of a name.</summary>
    public static Setting Named(string name) => All.First(setting => setting.Name == name);
}
