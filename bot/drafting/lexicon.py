"""Word lists: proper names of the trade, and the small words that tell a clause from a noun."""

PROPER = frozenset(
    """
    Adobe Airbnb Airflow Airtable Akka Alexa Amazon Anaconda Android Angular Ansible Anthropic Apache Apple
    Asana Atlassian Aurora Azure Bash Bazel Bitbucket Bloomberg Canva Cassandra Celery Chrome Cisco Clojure
    Cloudflare Cobol Cognito Confluence Consul Coursera Cypress Dart Databricks Datadog Deloitte Deno Discord
    Django Docker Drupal Duolingo Elastic Elasticsearch Elixir Erlang Excel Expedia Express Facebook Fargate
    Fastly Figma Firebase Firefox Flask Flink Flutter Fortran Git GitHub GitLab Gmail Google Gradle Grafana
    GraphQL Hadoop Haskell Heroku Hibernate Hive HubSpot Hugo Instagram Intel Istio Java JavaScript Jenkins
    Jest Jira Julia Jupyter Kafka Kanban Keras Kibana Klarna Kotlin Kubernetes Lambda Laravel LinkedIn Linux
    Loki Looker Lua Lyft Mac Magento Marketo MATLAB Maven McKinsey Medicaid Medicare Memcached Meta Microsoft
    Miro MongoDB Monzo MySQL Neo4j Netflix Netlify NetSuite Node Notion NumPy Nvidia Okta OpenAI OpenShift
    Oracle Outlook PagerDuty Palantir Pandas PayPal Perl Photoshop Pinterest Playwright Plaid Postgres
    PostgreSQL Power PowerPoint Presto Prisma Prometheus Puppet Pulumi Python PyTorch Qualtrics QuickBooks
    RabbitMQ Rails React Reddit Redis Redshift Revolut Ruby Rust Salesforce Sass Scala Scrum Selenium Sentry
    ServiceNow SharePoint Shopify Siemens Sketch Slack Snowflake Solr SonarQube Spark Splunk Spotify Spring
    SQLite Stripe Supabase Svelte Swift Symfony Tableau Tailwind Teams TensorFlow Terraform Tesla TikTok
    Trello Trino Twilio Twitter TypeScript Typeform Uber Ubuntu Udacity Unity Unreal Vault Vercel Visa Vue
    Walmart Webpack Windows WordPress Workday Xcode Xero Yahoo YouTube Zapier Zendesk Zoom

    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Christmas Easter Thanksgiving Ramadan

    Africa America American Americans Amsterdam Argentina Asia Asian Atlanta Austin Australia Austria Bangalore
    Barcelona Beijing Belgium Berlin Boston Brazil Britain British Brooklyn Brussels California Canada Canadian
    Chicago China Chinese Copenhagen Dallas Delhi Denmark Denver Dublin Dutch Edinburgh Egypt England English
    Europe European Finland Florida France Frankfurt French German Germany Greece Hamburg Helsinki Houston
    Hungary India Indian Indonesia Ireland Irish Israel Istanbul Italian Italy Japan Japanese Kenya Korea
    Korean Lagos Lisbon London Lyon Madrid Malaysia Manchester Melbourne Mexico Miami Milan Montreal Mumbai
    Munich Netherlands Nigeria Nordic Norway Ontario Oregon Oslo Paris Philadelphia Phoenix Poland Polish
    Portland Portugal Portuguese Prague Rome Russia Scotland Seattle Seoul Shanghai Singapore Spain Spanish
    Stockholm Sweden Swedish Swiss Switzerland Sydney Taiwan Texas Thailand Tokyo Toronto Turkey Ukraine
    Vancouver Vienna Vietnam Vietnamese Virginia Wales Warsaw Washington Zurich
    """.split()  # noqa: SIM905 - a list of four hundred quoted words would not be read
)
"""Names that keep their capital wherever they stand."""

CASED = {
    word.lower(): word
    for word in """
    Kubernetes Kafka Postgres PostgreSQL MySQL Python JavaScript TypeScript Java GraphQL Redis Terraform Docker Azure
    GitHub GitLab Django Kotlin Figma Jira Salesforce Airflow Datadog Grafana Prometheus BigQuery MongoDB PyTorch
    TensorFlow Android LinkedIn AWS GCP SQL NoSQL API APIs UI UX CSS HTML JSON YAML ML AI LLM LLMs CRM ERP SEO SRE CI
    ETL GPU GPUs CPU HIPAA GDPR KPI KPIs OKR OKRs B2B SaaS DNS HTTP JVM NLP OCR PDF IoT QA HR
    """.split()  # noqa: SIM905
}
"""What is written so, also when it was typed on a phone."""

TRADE = frozenset(
    """
    admin admins agile analytics api apis app apps async auth autoscaling backend backlog backlogs blog blogs
    blockchain bootcamp bootcamps changelog chatbot chatbots codebase codebases config configs coworking cron
    crowdfunding cybersecurity dashboard dashboards dataset datasets datastore debrief debugging dev devops
    devs discoverability e-commerce ecommerce edtech ergonomics failover fintech firmware freelancing frontend
    fullstack gamification gamified geospatial geolocation geofencing goodwill hackathon hackathons healthcare
    healthtech homepage hyperscale idempotency idempotent infographics infosec inlining insurtech interoperability
    intranet jupyter kanban kubernetes learnings livestream localization localisation lifecycle linter linters
    logistics martech metadata microcopy microfrontend microservice microservices middleware minimalistic
    mentoring mentorship mindset monorepo multicloud multitenant multitenancy namespace nearshore neurodiversity
    nonprofit nonprofits observability offboarding offsite offsites onboard onboarded onboarding onsite onsites
    ops orchestrator outsourcing parallelism perks personas plugin plugins podcast podcasts postgres
    postmortem postmortems preprod prioritization prioritisation productize proptech protobuf prototyping
    python rebase rebasing rebrand rebranding refactor refactored refactoring refactors reskilling resharding
    rescoping roadmap roadmaps rollout rollouts rota rotas runbook runbooks scalability scalable serverless
    scrum sharded sharding signup signups skillset skillsets spreadsheet spreadsheets sprints squad squads
    staffing standup standups startup startups storytelling stakeholder stakeholders sysadmin telehealth
    telemedicine timeline timelines timeboxed timezone timezones tooling toolchain touchpoint touchpoints
    triage triaging unboxing unicode upsell upselling upskill upskilling usability vlog walkthrough walkthroughs
    addon addons adtech aml ansible appsec args asana authn authz autocad avro bigquery bim biotech bitbucket bugfix
    bugfixes captcha cd cdn ci cicd cli clojure cms codegen cpa cpc cpm cpu cpus crm cronjob cronjobs crypto css
    dagster datadog dataops dbt dedup dedupe deduped dedupes deduplication defi denormalize denormalized
    deserialization devrel devsecops dns dogfood dogfooding elt enum enums env envs erlang erp eslint etl favicon
    figma finops fpga gdpr genomics geocoding github gitlab gitops golang goroutine goroutines gpu gpus grafana
    graphql grpc gui hadoop haskell hipaa hotfix hotfixes html http https hvac iaas ints ios java javascript jira
    json jsonb junit kafka kotlin kpi kpis kubectl kwargs kyc lidar linting llm llms memoization memoize mentee mentees
    miro mlops mockup mockups modals monorepos mrr mutex mvp mvps mysql navbar netsec nft nfts nginx nosql npm numpy
    oauth okr okrs oncall orms paas param params paxos paywall paywalls pci pentest pentesting pentests perl
    pgbouncer pgvector phishing php poc pocs polyrepo powerbi ppc prometheus protobufs pubsub pytest pytorch qa
    queueing recaptcha redis regex regexes reindex reindexing repo repos revit roi saas scala scaleup scaleups
    schemas sdk sdks sem seo simulink sklearn sql sqlite sre sres ssd sso stateful struct structs
    subqueries subquery tcp techies terraform todo todos tokenization tokenizer tokenizers tooltip trello trino
    tsvector ui upsert upserts url urls uuid ux vectordb verilog virtualization vite vlookup vm vms vpn wcag webpack
    websocket websockets webview webviews wfh xml yaml
    webhook webhooks webinar webinars website websites wellbeing whiteboard whiteboarding wiki wikis wireframe
    wireframes wireframing workflow workflows workload workloads workspace workspaces workstream workstreams
    """.split()  # noqa: SIM905
)
"""Lower-case words of the trade that dictionaries miss."""

VARIANTS = {
    "calender": "calendar", "calenders": "calendars", "publically": "publicly",
    "writting": "writing", "incase": "in case", "aswell": "as well", "infact": "in fact",
    "atleast": "at least", "eachother": "each other", "nevermind": "never mind", "inspite": "in spite",
    "thankyou": "thank you", "upto": "up to", "ofcourse": "of course", "infront": "in front", "noone": "no one",
}  # fmt: skip
"""Slips that a dictionary lets pass, as rare words or as two in one, and what is meant in a letter."""

HEADS = frozenset(
    """
    acquisition app application approach architecture audit backlog balance budget campaign case challenge
    codebase community culture customer dashboard database design division dream expansion experience
    experiment feature framework gap goal handover history initiative integration interview journey launch
    market merger method migration mission model move office outage overhaul partnership pilot pipeline plan
    platform policy portfolio position problem process product programme program project prototype question
    redesign refactor refactoring relaunch release reorganisation reorganization restructuring review rewrite
    roadmap role rollout rota routine schedule setup shift stack strategy structure system team timeline
    tool transition upgrade vision warehouse workflow workshop
    """.split()  # noqa: SIM905
)
"""Countable nouns that read as telegrams without an article."""

PREPOSITIONS = frozenset(
    """
    about across after against among around as at before behind between beyond by despite during for from in
    inside into like near of off on onto out over per since through throughout to toward towards under until
    up via with within without and or plus versus vs
    """.split()  # noqa: SIM905
)

DETERMINERS = frozenset(
    """
    a an the this that these those my your his her its our their whose some any each every no both all many
    much few several most more less another other what which one two three four five six seven eight nine ten
    """.split()  # noqa: SIM905
)

FINITE = frozenset(
    """
    is are was were am has had will would can could should must did does do isn't aren't wasn't weren't hasn't
    haven't hadn't won't wouldn't can't cannot couldn't shouldn't didn't doesn't don't wants needs became began
    went got came grew chose knew thought felt said told made took gave kept saw wrote happens happened
    loves seems seemed sounds keeps
    """.split()  # noqa: SIM905
)
"""Verb forms that make a clause of what has no relative word before them."""

BARE = (
    {
        "is": "are",
        "was": "were",
        "has": "have",
        "does": "do",
        "goes": "go",
        "isn't": "aren't",
        "wasn't": "weren't",
        "hasn't": "haven't",
        "doesn't": "don't",
    }
    | {
        verb + ending: verb
        for ending, verbs in {
            "s": """ask believe build call care choose come deal deploy drive enjoy expect explain feel find focus
            get give grow handle hate help hire hope host keep know lead learn like live look love maintain make
            manage measure mean mention mentor migrate move need organise organize own plan prefer prioritise
            prioritize recommend report review rely run say scale see seem sell serve set ship show sit solve
            speak spend start structure struggle suggest support take talk teach tell test think track train
            travel treat trust try update use value view visit volunteer wait want work worry write""",
            "es": "coach cross discuss launch miss pass push reach teach watch wish",
        }.items()
        for verb in verbs.split()
    }
    | {"tries": "try", "carries": "carry", "studies": "study", "relies": "rely", "worries": "worry"}
)
"""What "she runs" becomes after "you"."""
