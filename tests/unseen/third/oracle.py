"""Independent oracle: mpmath (50 digits) reference; every submission in a fresh forked process; labels checked."""
import os,sys,json,time,re,signal,pickle,resource,warnings,io,types,traceback,faulthandler
for k in ('OMP_NUM_THREADS','OPENBLAS_NUM_THREADS','MKL_NUM_THREADS'): os.environ[k]='1'
os.environ['MPLBACKEND']='Agg'
import numpy as np, pandas as pd, mpmath as mp, autograd, autograd.numpy as anp, scipy.special, scipy.optimize
import matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt
HERE=os.path.dirname(os.path.abspath(__file__)); DATA=os.path.join(HERE,'..','..','..','data','')
mp.mp.dps=50
X0=pd.read_hdf(DATA+'circles_data.hf5').values
y0=pd.read_hdf(DATA+'circles_targets.hf5').values.astype(float)
initial=np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10],dtype=float)
FN=('network','loss','loss_gradient')
def sg(t): return 1/(1+mp.exp(-t))
def ref(P,X,y):
    P=[mp.mpf(float(v)) for v in P]; L=mp.mpf(0); g=[mp.mpf(0)]*17; out=[]
    for (x1,x2),t in zip(X,np.ravel(y)):
        x1=mp.mpf(float(x1)); x2=mp.mpf(float(x2)); t=mp.mpf(float(t))
        h=[sg(P[5+2*j]*x1+P[6+2*j]*x2+P[13+j]) for j in range(4)]
        z=P[4]+sum(P[j]*h[j] for j in range(4)); p=sg(z); out.append(float(p))
        L+=t*mp.log(1+mp.exp(-z))+(1-t)*mp.log(1+mp.exp(z)); e=p-t; g[4]+=e
        for j in range(4):
            g[j]+=e*h[j]; d=e*P[j]*h[j]*(1-h[j]); g[5+2*j]+=d*x1; g[6+2*j]+=d*x2; g[13+j]+=d
    return np.array(out),float(L),np.array([float(v) for v in g])
def fix(P):
    s=np.abs(P[:5]).sum(); 
    if s>12.5: P[:5]*=12.5/s
    return P
rng=np.random.default_rng(20261125)
CASES=[]
def case(name,P,X,y,col=None):
    X=np.array(X); y=np.array(y,float).ravel()
    if col is None: col=len(CASES)%2
    if col: y=y[:,None]
    CASES.append((name,np.array(P,float),X,y))
for N in (1,1,2,2,3,4,5,7,8,9,10,11,12,16,17,20,25,31,32,33,40,50,51,63,64,70,100,101):
    for sc in ((1.0,) if N>20 else (0.5,2.5)):
        case(f'N={N} scale={sc}',fix(rng.normal(size=17)*sc),rng.uniform(-2,2,(N,2)),rng.integers(0,2,N))
case('all 0',fix(rng.normal(size=17)),rng.normal(size=(12,2)),np.zeros(12))
case('all 1',fix(rng.normal(size=17)),rng.normal(size=(12,2)),np.ones(12))
case('all 1, N=3',fix(rng.normal(size=17)),rng.normal(size=(3,2)),np.ones(3))
case('all params negative',fix(-abs(rng.normal(size=17))),rng.normal(size=(9,2)),rng.integers(0,2,9))
case('all params positive',fix(abs(rng.normal(size=17))),abs(rng.normal(size=(9,2))),rng.integers(0,2,9))
case('far points',fix(rng.normal(size=17)*.3),rng.uniform(-10,10,(20,2)),rng.integers(0,2,20))
case('far points 2',fix(rng.normal(size=17)),rng.uniform(-10,10,(15,2)),rng.integers(0,2,15))
case('integer X',fix(rng.normal(size=17)),rng.integers(-3,4,(10,2)),rng.integers(0,2,10))
case('integer X, N=1',fix(rng.normal(size=17)),np.array([[1,-2]]),[1])
case('steep hidden',fix(np.r_[rng.normal(size=5)*2,rng.normal(size=12)*20]),rng.normal(size=(14,2)),rng.integers(0,2,14))
case('z to 20',np.r_[5,4,-3,6,2.,rng.normal(size=12)],rng.normal(size=(14,2)),rng.integers(0,2,14))
case('zeros',np.zeros(17),rng.normal(size=(4,2)),[0,1,1,1])
case('repeated points',fix(rng.normal(size=17)),np.repeat(rng.normal(size=(3,2)),3,0)[[0,3,6,1,4,7,2,5,8]],[0,1,1,1,1,0,0,1,1])
case('zero point',fix(rng.normal(size=17)),np.zeros((1,2)),[1.])
case('homework initial',initial,X0,y0,1)
case('homework random',fix(rng.normal(size=17)*1.5),X0,y0,1)
case('homework half, (N,)',initial+.1*rng.normal(size=17),X0[:250],y0[:250],0)
case('class sorted',fix(rng.normal(size=17)),rng.normal(size=(20,2)),[0]*10+[1]*10)
case('N=500, other points',fix(rng.normal(size=17)),rng.uniform(-2,2,(500,2)),rng.integers(0,2,500))
BIG=[('N=600',fix(rng.normal(size=17)),rng.normal(size=(600,2)),rng.integers(0,2,600).astype(float))]
TR=[ref(c[1],c[2],c[3]) for c in CASES]
TRB=[ref(*c[1:]) for c in BIG]
# state sequence
SP=[fix(rng.normal(size=17)) for _ in range(3)]; SX=[rng.normal(size=(6,2)) for _ in range(3)]; Sy=[np.array([0,1,1,0,1,0.]),np.array([1,1,0,0,0,1.]),np.array([1,0,1,1,0,0.])]
EPS=1e-9
STEPS=[]  # (what, which array set to which value)  applied in place on the same arrays
def seq():
    P=SP[0].copy();X=SX[0].copy();y=Sy[0].copy()
    yield 'first',P,X,y
    P-=.05*SP[1]; yield 'params changed in place',P,X,y
    X[:]=X[::-1].copy(); yield 'X reversed in place',P,X,y
    y[:]=1-y; yield 'y flipped in place',P,X,y
    X[2]+=.7; yield 'one point changed in place',P,X,y
    y[[0,1]]=y[[1,0]]; yield 'two labels swapped in place',P,X,y
    P[[0,1]]=P[[1,0]]; yield 'two params swapped in place',P,X,y
    P[7]+=1e-4; yield 'one param + 1e-4',P,X,y
    P[7]+=1e-7; yield 'one param + 1e-7',P,X,y
    P*=-1; yield 'params negated in place',P,X,y
SEQ=[(w,)+ref(P,X,y) for w,P,X,y in seq()]
TS=[ref(SP[1],SX[1],Sy[1]),ref(SP[2],SX[2],Sy[2])]
def num(v,n):
    if hasattr(v,'detach'): v=v.detach().numpy()
    a=np.asarray(v)
    if a.dtype==object: a=np.array([float(q) for q in a.ravel()])
    a=a.astype(float).ravel()
    if a.size!=n: raise ValueError(f'size {a.size} of {n}: shape {np.shape(v)}')
    return a
def rel(v,t,n):
    a=num(v,n); t=np.atleast_1d(t); s=np.abs(t).max()
    if not np.all(np.isfinite(a)): return float('inf')
    return float(np.abs(a-t).max()/max(s,1e-12))
def load(path):
    ns={'__name__':'__main__','np':np,'anp':anp,'autograd':autograd,'pd':pd,'plt':plt,'os':os,'X':X0.copy(),'y':y0.copy(),'initial':initial.copy()}
    errs=[]
    src=open(path,encoding='utf8').read()
    cells=[src]
    if path.endswith('.ipynb'):
        cells=[''.join(c['source']) for c in json.loads(src)['cells'] if c['cell_type']=='code']
    for c in cells:
        c='\n'.join(l for l in c.split('\n') if not l.lstrip().startswith(('%','!')))
        m=types.ModuleType('__main__')
        try: exec(compile(c,path,'exec'),ns)
        except BaseException as e:
            if isinstance(e,TimeoutError): raise
            errs.append(f'{type(e).__name__}: {e}'[:90])
    return ns,errs
ASS=[]
for q,v in (([0,0],.881),([0,1],.803),([1,0],.803),([1,-1],.692),([-1,1],.692)):
    ASS.append((0,lambda ns,q=q,v=v: bool(np.round(ns['network'](q,initial.copy()),3)==v)))
for q,t,v in ((0.,0.,2.126),(0.,1.,.127),(2.,0.,.027),(2.,1.,3.611)):
    ASS.append((1,lambda ns,q=q,t=t,v=v: bool(np.round(ns['loss'](initial.copy(),np.array([[q,q/2]]),np.array([t])),3)==v)))
ASS.append((1,lambda ns: bool(np.round(ns['loss'](initial.copy(),X0.copy(),y0.copy()),1)==41.4)))
GA=[[.881]*5+[0]*12,[-.119]*5+[0]*12,[.027,0,.027,.024,.027,0,0,.001,0,0,0,.028,.014,0,0,0,.014],[-.973,-.002,-.973,-.857,-.973,0,0,-.024,-.012,0,0,-1.022,-.511,0,-.012,0,-.511]]
for (q,t),v in zip(((0.,0.),(0.,1.),(2.,0.),(2.,1.)),GA):
    ASS.append((2,lambda ns,q=q,t=t,v=v: bool(np.allclose(np.round(ns['loss_gradient'](initial.copy(),np.array([[q,q/2]]),np.array([t])),3),v,atol=1e-3))))
ASS.append((2,lambda ns: bool(np.allclose(np.round(ns['loss_gradient'](initial.copy(),X0.copy(),y0.copy()),1),[-24.1]*4+[-21.9,-.5,0,.5,0,0,-.5,0,.4,.3,.3,.3,.3],atol=1e-1))))
def ex(e): return f'{type(e).__name__}: {e}'.replace('\n',' ')[:110]
def child(path,labels):
    os.chdir(HERE+'/run')
    sys.setrecursionlimit(1000)
    warnings.simplefilter('ignore'); np.seterr(all='ignore')
    sys.stdout=io.StringIO()
    R={'load':[], 'f':{f:{'asserts':[],'err':0.,'where':'','raise':None,'state':[],'form':'','given':None,'slow':0.} for f in FN}}
    ns,R['load']=load(path)
    def call(k,*a):
        f=ns[FN[k]]
        if k==0: return f(a[1][0],a[0])
        return f(*a)
    bad=set()
    for i,(k,fn) in enumerate(ASS):
        D=R['f'][FN[k]]
        if not callable(ns.get(FN[k])): D['raise']='missing'; bad.add(k); continue
        if k in bad: D['asserts'].append(i); continue
        t=time.process_time()
        try:
            if not fn(ns): D['asserts'].append(i)
        except BaseException as e:
            D['asserts'].append(i); D['raise']=D['raise'] or 'assert %d: '%i+ex(e)
            if isinstance(e,(TimeoutError,SystemExit,NotImplementedError,MemoryError,RecursionError)): bad.add(k)
        D['slow']=max(D['slow'],time.process_time()-t)
    for k,f in enumerate(FN):
        D=R['f'][f]; n=17 if k==2 else 1
        if k in bad: D['err']=float('inf'); continue
        try:
            v=call(k,initial.copy(),X0[:3].copy(),y0[:3].copy()); D['form']=f'{type(v).__name__}{np.shape(v)}{getattr(v,"dtype","")}'
        except BaseException as e: D['form']='raises'
        errs=[]
        for (w,P,X,y),t in zip(CASES,TR):
            P=P.copy();X=X.copy();y=y.copy(); c=(P.copy(),X.copy(),y.copy())
            try:
                if k==0:
                    idx=range(len(X)) if len(X)<=12 else range(0,len(X),max(1,len(X)//6)); e=0
                    for i in idx:
                        q=X[i] if i%2 else X[i].tolist()
                        e=max(e,rel(ns[f](q,P),t[0][i],1))
                    e1=e
                else: e1=rel(ns[f](P,X,y),t[k],n)
                tol=3e-7 if w.startswith(('z to','homework')) else EPS
                errs.append((e1,e1>tol,w))
                if not(np.array_equal(c[0],P) and np.array_equal(c[1],X) and np.array_equal(c[2],y)): D['state'].append('arguments changed at '+w)
            except BaseException as e:
                if isinstance(e,TimeoutError): D['raise']=D['raise'] or w+': timeout'; break
                if not D['raise']: D['raise']=w+': '+ex(e)
                errs.append((float('inf'),True,w+' raises '+ex(e)))
        wr=[q for q in errs if q[1]]
        D['nwrong']=len(wr); D['ncases']=len(errs)
        if wr: m=max(wr,key=lambda q:q[0]); D['err'],D['where']=m[0],m[2]; D['min']=min(q[0] for q in wr)
        else: D['err']=max((q[0] for q in errs if q[2][0]!='h' and q[2][0]!='z'),default=0); D['where']='-'
        # state
        try:
            for (w,P,X,y),t in zip(seq(),SEQ):
                e=rel(call(k,P,X,y),t[1+k] if k else t[1][0],n)
                if e>EPS: D['state'].append(f'{w}: {e:.1e}')
            A=[SP[1].copy(),SX[1].copy(),Sy[1].copy()]; B=[SP[2].copy(),SX[2].copy(),Sy[2].copy()]
            va=call(k,*A); ca=num(va,n).copy()
            call(k,*B); 
            if not np.array_equal(num(va,n),ca): D['state'].append('earlier result changed by a later call')
            for i in range(25):
                if not np.allclose(num(call(k,*A),n),ca,rtol=1e-11,atol=1e-14): D['state'].append(f'repeat {i} differs {np.abs(num(call(k,*A),n)-ca).max():.1e}'); break
            for kk in (q for q in (0,1,2) if q not in bad):
                try: call(kk,*B)
                except BaseException as e:
                    if isinstance(e,TimeoutError): raise
            if not np.allclose(num(call(k,*A),n),ca,rtol=1e-11,atol=1e-14): D['state'].append('differs after other functions were called')
            r=call(k,*A)
            if isinstance(r,np.ndarray) and r.ndim and r.flags.writeable:
                r*=0
                if not np.allclose(num(call(k,*A),n),ca,rtol=1e-11,atol=1e-14): D['state'].append('result handed out is the stored one')
        except BaseException as e: D['state'].append('raises '+ex(e))
        # large
        try:
            call(k,np.array([900,-800,700,900,-300]+[600,-900,800,700]*3,float),np.array([[2.,-1.],[-3,1]]),np.array([1.,0.]))
            call(k,-np.array([900,-800,700,900,-300]+[600,-900,800,700]*3,float),np.array([[2.,-1.],[-3,1]]),np.array([1.,0.]))
        except BaseException as e: D['large']='large params raise '+ex(e)
    # given
    for k,f in ((1,'loss'),(2,'loss_gradient')):
        g=labels[f]['given']
        if not g: continue
        ok=tot=0; worst=0
        for (w,P,X,y) in CASES[4:30:2]:
            if len(X)>12: continue
            try:
                if k==1:
                    p=np.array([num(ns['network'](q,P.copy()),1)[0] for q in X]); t=y.ravel()
                    want=-np.sum(np.where(t==1,np.log(p),np.log(1-p)))
                    if not np.isfinite(want): continue
                    e=rel(ns['loss'](P.copy(),X.copy(),y.copy()),want,1); tol=1e-7
                elif g=="the homework's formulas":
                    p=np.array([num(ns['network'](q,P.copy()),1)[0] for q in X]); want=(p-y.ravel()).sum()
                    v=num(ns[f](P.copy(),X.copy(),y.copy()),17); e=abs(v[4]-want)/max(1e-9,np.abs(v).max()); tol=1e-7
                else:
                    def L(Q): return num(ns['loss'](Q,X.copy(),y.copy()),1)[0]
                    e=9e9; tol=1e-6; v=ns[f](P.copy(),X.copy(),y.copy())
                    for h in (2e-3,1e-4):
                        d=np.zeros(17)
                        for i in range(17):
                            E=np.eye(17)[i]*h
                            d[i]=(L(P+3*E)-9*L(P+2*E)+45*L(P+E)-45*L(P-E)+9*L(P-2*E)-L(P-3*E))/(60*h)
                        e=min(e,rel(v,d,17))
                        if e<tol: break
                tot+=1; ok+=e<tol; worst=max(worst,e if e==e else 9)
            except BaseException as e2: tot+=1; worst=float('inf')
        R['f'][f]['given']=(ok,tot,worst)
    return R
def run(path,labels,cap):
    r,w=os.pipe(); pid=os.fork()
    if pid==0:
        try:
            os.close(r); os.setsid()
            dn=os.open('/dev/null',os.O_RDWR); os.dup2(dn,0); os.dup2(dn,1); os.dup2(dn,2)
            resource.setrlimit(resource.RLIMIT_AS,(6<<30,6<<30))
            def al(*a): raise TimeoutError('alarm')
            signal.signal(signal.SIGALRM,al); signal.setitimer(signal.ITIMER_REAL,cap,4)
            out=pickle.dumps(child(path,labels))
        except BaseException as e: out=pickle.dumps({'dead':ex(e)+traceback.format_exc()[-300:]})
        os.write(w,out) if len(out)<60000 else os.write(w,pickle.dumps({'dead':'long'})); os._exit(0)
    os.close(w); b=b''; t0=time.time()
    import select
    while True:
        s,_,_=select.select([r],[],[],1)
        if s:
            d=os.read(r,1<<16)
            if not d: break
            b+=d
        if time.time()-t0>cap+45: os.kill(pid,9); break
    os.close(r); os.waitpid(pid,0)
    return pickle.loads(b) if b else {'dead':'killed or exited'}
def judge(name,lab,R):
    lines=[];bad=[]
    if 'dead' in R:
        ok=all(('wrong' in np.atleast_1d(lab[f]['verdict'])) or ('unjudged' in np.atleast_1d(lab[f]['verdict'])) for f in FN)
        return [f'   process: {R["dead"]}'],[] if any(lab[f]['verdict'] in('wrong','unjudged') for f in FN) else ['died']
    for f in FN:
        D=R['f'][f]; l=lab[f]; vs=list(np.atleast_1d(l['verdict'])); g=l['given']
        good=not D['asserts'] and not D['raise'] and not D.get('nwrong') and not D['state']
        close=not D['asserts'] and not D['raise'] and D['err']<1e-3 and not any('raise' in s or 'argum' in s or 'earlier' in s or 'handed' in s for s in D['state'])
        s=f"   {f:13s} {'/'.join(vs)}{' given '+g if g else ''}: asserts failed {len(D['asserts'])}, wrong at {D.get('nwrong','-')}/{D.get('ncases','-')}, rel.err {D['err']:.1e} at {D['where']}"
        if D['raise']: s+='; raises '+D['raise']
        if D['state']: s+='; state: '+' & '.join(D['state'][:3])
        if D.get('large'): s+='; '+D['large']
        if D['given']: s+='; given ok %d/%d worst %.1e'%D['given']
        s+=f"; {D['form']}; {D['slow']:.2f}s"
        lines.append(s)
        def fits(v):
            if v=='right' and not g: return good and not D.get('large')
            if v=='remarks' and not g: return good or close
            if v in('right','remarks') and g:
                return D['given'] and D['given'][1]>0 and D['given'][0]>=.75*D['given'][1] and (not good)
            if v=='wrong': return (not good) or bool(D.get('large'))
            if v=='missing': return D['raise']=='missing' or 'NotImpl' in str(D['raise']) or 'NoneType' in str(D['raise'])
            if v=='unjudged': return not good
        fit=[bool(fits(v)) for v in vs]
        if not any(fit): bad.append(f+' contradicts '+'/'.join(vs))
    return lines,bad
if __name__=='__main__':
    labels=json.load(open(HERE+'/labels.json')); pat=sys.argv[1] if len(sys.argv)>1 else ''
    out=open(HERE+'/oracle.txt' if not pat else HERE+'/run/part.txt','w'); t0=time.time(); B=0; n=0; ap=0; slow=[]
    for name in sorted(labels):
        if pat and not re.search(pat,name): continue
        t=time.time(); cap=9 if labels[name]['group']=='failure' else 60
        R=run(HERE+'/submissions/'+name,labels[name],cap)
        lines,bad=judge(name,labels[name],R); n+=1
        print(f"{'CONTRADICTION' if bad else 'ok'} {name} [{labels[name]['group']}] {time.time()-t:.1f}s {bad or ''} {R.get('load') or ''}",file=out); print('\n'.join(lines),file=out)
        if bad: B+=1; print('CONTRADICTION',name,bad,R.get('load')); print('\n'.join(lines))
        if 'f' in R:
            wr=[f for f in FN if labels[name][f]['verdict']=='wrong']
            if wr and not any(R['f'][f]['asserts'] for f in FN): ap+=1
            ms=max(R['f'][f]['slow'] for f in FN)
            if ms>1: slow.append((name,round(ms,1)))
    s=f'{n} files, {B} contradictions; wrong files passing all 15 asserts: {ap}; slowest: {slow}; {time.time()-t0:.0f} s'
    print(s); print(s,file=out)
